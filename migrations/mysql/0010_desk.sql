CREATE TABLE `account_certificates` (
	`fingerprint` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`account` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`subject` varchar(200) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`until` bigint NOT NULL,
	`revoked_at` bigint,
	CONSTRAINT `account_certificates_fingerprint` PRIMARY KEY(`fingerprint`)
);
--> statement-breakpoint
CREATE TABLE `account_roles` (
	`account` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`role` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`place` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `account_roles_account_role_place_pk` PRIMARY KEY(`account`,`role`,`place`)
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`login` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`password` varchar(200) character set utf8mb4 collate utf8mb4_bin,
	`totp` varchar(200) character set utf8mb4 collate utf8mb4_bin,
	`totp_step` bigint,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`must_change` tinyint NOT NULL,
	`made_by` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `accounts_id` PRIMARY KEY(`id`),
	CONSTRAINT `accounts_login` UNIQUE(`login`)
);
--> statement-breakpoint
CREATE TABLE `approvals` (
	`upload` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`step` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`account` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`digest` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `approvals_upload_step_pk` PRIMARY KEY(`upload`,`step`),
	CONSTRAINT `approvals_account` UNIQUE(`upload`,`account`)
);
--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` tinyint NOT NULL,
	`sequence` bigint NOT NULL,
	`hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `audit_head_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `column_matches` (
	`area` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`header` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`columns_of_file` mediumtext character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`made_by` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `column_matches_area_kind_header_pk` PRIMARY KEY(`area`,`kind`,`header`)
);
--> statement-breakpoint
CREATE TABLE `confirmations` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`upload` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`row_of_file` int NOT NULL,
	`household` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`answer` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`field` varchar(40) character set utf8mb4 collate utf8mb4_bin,
	`was` text character set utf8mb4 collate utf8mb4_bin,
	`becomes` text character set utf8mb4 collate utf8mb4_bin,
	`note` text character set utf8mb4 collate utf8mb4_bin,
	`made_by` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `confirmations_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `desk_sessions` (
	`hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`account` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`seen_at` bigint NOT NULL,
	`until` bigint NOT NULL,
	`address` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`agent` varchar(200) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`strength` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `desk_sessions_hash` PRIMARY KEY(`hash`)
);
--> statement-breakpoint
CREATE TABLE `faults` (
	`upload` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`row_of_file` int NOT NULL,
	`column_of_file` int NOT NULL,
	`kind` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`value` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`detail` varchar(200) character set utf8mb4 collate utf8mb4_bin,
	`state` varchar(8) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`decided_by` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`reason` varchar(200) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `faults_upload_row_of_file_column_of_file_kind_pk` PRIMARY KEY(`upload`,`row_of_file`,`column_of_file`,`kind`)
);
--> statement-breakpoint
CREATE TABLE `news_sections` (
	`id` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`topics` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`origin` varchar(16) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `news_sections_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `one_time_codes` (
	`hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`account` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`purpose` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`until` bigint NOT NULL,
	`used_at` bigint,
	CONSTRAINT `one_time_codes_hash` PRIMARY KEY(`hash`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`value` mediumtext character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`set_by` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `settings_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `upload_parts` (
	`upload` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`part_number` int NOT NULL,
	`bytes` mediumtext character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `upload_parts_upload_part_number_pk` PRIMARY KEY(`upload`,`part_number`)
);
--> statement-breakpoint
CREATE TABLE `upload_rows` (
	`upload` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`row_of_file` int NOT NULL,
	`state` varchar(8) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`change_to_held` varchar(8) character set utf8mb4 collate utf8mb4_bin,
	`identity_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`account_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`village` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`group_number` int,
	`household` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`amount` bigint,
	`document` mediumtext character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `upload_rows_upload_row_of_file_pk` PRIMARY KEY(`upload`,`row_of_file`)
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`area` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`period` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(200) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`size` int NOT NULL,
	`digest` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`made_by` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`format` varchar(8) character set utf8mb4 collate utf8mb4_bin,
	`encoding` varchar(16) character set utf8mb4 collate utf8mb4_bin,
	`sheet` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`header_row` int,
	`columns_of_file` mediumtext character set utf8mb4 collate utf8mb4_bin,
	`row_count` int NOT NULL,
	`rows_done` int NOT NULL,
	`fault_count` int NOT NULL,
	`faulty_rows` int NOT NULL,
	`cover_households` int,
	`cover_fen` bigint,
	`replaces` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`corrects` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`rows_digest` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`batch` varchar(96) character set utf8mb4 collate utf8mb4_bin,
	`version` int NOT NULL,
	`trouble` varchar(200) character set utf8mb4 collate utf8mb4_bin,
	`lease_owner` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`lease_until` bigint,
	CONSTRAINT `uploads_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `webhook_calls` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`webhook` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`event` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`body` mediumtext character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`due_at` bigint,
	`attempts` int NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`outcome` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `webhook_calls_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`url` varchar(500) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`events` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`secret` varchar(200) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`area` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`department` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`made_by` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`disabled_at` bigint,
	CONSTRAINT `webhooks_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `api_keys` ADD `area` varchar(32) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `department` varchar(64) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `areas` ADD `path` varchar(160) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `areas` ADD `aliases` text character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `audit` ADD `area` varchar(32) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `audit` ADD `reason` varchar(200) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `audit` ADD `sequence` bigint;--> statement-breakpoint
ALTER TABLE `audit` ADD `hash` varchar(64) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `departments` ADD `origin` varchar(16) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `matters` ADD `code` varchar(40) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `matters` ADD `origin` varchar(16) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `programmes` ADD `aliases` text character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `programmes` ADD `origin` varchar(16) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `audit` ADD CONSTRAINT `audit_sequence` UNIQUE(`sequence`);--> statement-breakpoint
CREATE INDEX `confirmations_upload` ON `confirmations` (`upload`,`row_of_file`);--> statement-breakpoint
CREATE INDEX `desk_sessions_account` ON `desk_sessions` (`account`);--> statement-breakpoint
CREATE INDEX `desk_sessions_until` ON `desk_sessions` (`until`);--> statement-breakpoint
CREATE INDEX `faults_kind` ON `faults` (`upload`,`kind`,`state`);--> statement-breakpoint
CREATE INDEX `one_time_codes_account` ON `one_time_codes` (`account`);--> statement-breakpoint
CREATE INDEX `upload_rows_identity` ON `upload_rows` (`upload`,`identity_hash`);--> statement-breakpoint
CREATE INDEX `upload_rows_account` ON `upload_rows` (`upload`,`account_hash`);--> statement-breakpoint
CREATE INDEX `upload_rows_village` ON `upload_rows` (`upload`,`village`,`group_number`);--> statement-breakpoint
CREATE INDEX `uploads_area` ON `uploads` (`area`,`kind`,`state`);--> statement-breakpoint
CREATE INDEX `uploads_digest` ON `uploads` (`digest`);--> statement-breakpoint
CREATE INDEX `uploads_state` ON `uploads` (`state`,`lease_until`);--> statement-breakpoint
CREATE INDEX `webhook_calls_due` ON `webhook_calls` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `webhook_calls_webhook` ON `webhook_calls` (`webhook`,`id`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`,`id`);