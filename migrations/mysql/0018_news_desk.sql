ALTER TABLE `news` ADD `until` bigint;--> statement-breakpoint
ALTER TABLE `news` ADD `state` varchar(16) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `news` ADD `place` varchar(80) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `news` ADD `by` varchar(64) character set utf8mb4 collate utf8mb4_bin;