ALTER TABLE `uploads` ADD `draft_of` varchar(180) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `uploads` ADD CONSTRAINT `uploads_draft` UNIQUE(`draft_of`);