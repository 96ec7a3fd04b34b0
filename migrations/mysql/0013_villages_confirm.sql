ALTER TABLE `confirmations` ADD `village` varchar(32) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `not_home` int;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `settlement` varchar(16) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `reason` text character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `settled_by` varchar(64) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `confirmations` ADD `settled_at` bigint;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `answer` varchar(16) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `uploads` ADD `confirming_at` bigint;