CREATE TABLE `alarms` (
	`kind` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`pending` int NOT NULL,
	`since` bigint NOT NULL,
	`told_at` bigint,
	CONSTRAINT `alarms_kind` PRIMARY KEY(`kind`)
);
--> statement-breakpoint
CREATE TABLE `counters` (
	`key` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`count` int NOT NULL,
	`until` bigint NOT NULL,
	CONSTRAINT `counters_key` PRIMARY KEY(`key`)
);
--> statement-breakpoint
CREATE TABLE `data_keys` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`form` tinyint NOT NULL,
	CONSTRAINT `data_keys_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `counters_until` ON `counters` (`until`);