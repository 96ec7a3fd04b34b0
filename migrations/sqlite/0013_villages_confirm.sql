ALTER TABLE `uploads` ADD `confirming_at` integer;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `answer` text;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `village` text;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `not_home` integer;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `settlement` text;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `settled_by` text;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `settled_at` integer;