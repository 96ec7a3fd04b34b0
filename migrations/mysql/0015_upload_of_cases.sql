ALTER TABLE `uploads` ADD `department` varchar(64) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `uploads` ADD `tells` tinyint DEFAULT 0 NOT NULL;