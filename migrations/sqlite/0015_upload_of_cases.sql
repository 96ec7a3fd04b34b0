ALTER TABLE `uploads` ADD `department` text;--> statement-breakpoint
ALTER TABLE `uploads` ADD `tells` integer DEFAULT 0 NOT NULL;