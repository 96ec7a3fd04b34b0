ALTER TABLE `news` ADD `until` integer;--> statement-breakpoint
ALTER TABLE `news` ADD `state` text;--> statement-breakpoint
ALTER TABLE `news` ADD `place` text;--> statement-breakpoint
ALTER TABLE `news` ADD `by` text;