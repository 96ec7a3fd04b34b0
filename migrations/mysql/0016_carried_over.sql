CREATE TABLE `carried_over` (
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`home` varchar(16) character set utf8mb4 collate utf8mb4_bin,
	`away` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `carried_over_phone` PRIMARY KEY(`phone`)
);
--> statement-breakpoint
ALTER TABLE `routes` ADD `carrier` varchar(16) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
CREATE INDEX `carried_over_at` ON `carried_over` (`at`);