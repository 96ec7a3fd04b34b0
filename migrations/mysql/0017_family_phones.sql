CREATE TABLE `family_phones` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`household` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`state` varchar(8) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`asked_by` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`until` bigint NOT NULL,
	`decided_by` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`decided_at` bigint,
	`hash` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`wrong` int NOT NULL,
	CONSTRAINT `family_phones_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `family_phones_phone` ON `family_phones` (`phone`,`state`);--> statement-breakpoint
CREATE INDEX `family_phones_household` ON `family_phones` (`household`,`at`);