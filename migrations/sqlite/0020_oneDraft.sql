ALTER TABLE `uploads` ADD `draft_of` text;--> statement-breakpoint
CREATE UNIQUE INDEX `uploads_draft` ON `uploads` (`draft_of`);