
CREATE TABLE `news_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`topics` text NOT NULL,
	`origin` text
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`phone` text,
	`password` text,
	`totp` text,
	`totp_step` integer,
	`state` text NOT NULL,
	`must_change` integer NOT NULL,
	`made_by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_login` ON `accounts` (`login`);--> statement-breakpoint
CREATE TABLE `account_roles` (
	`account` text NOT NULL,
	`role` text NOT NULL,
	`place` text NOT NULL,
	PRIMARY KEY(`account`, `role`, `place`)
);
--> statement-breakpoint
CREATE TABLE `account_certificates` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`subject` text NOT NULL,
	`until` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE TABLE `one_time_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`purpose` text NOT NULL,
	`until` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `one_time_codes_account` ON `one_time_codes` (`account`);--> statement-breakpoint
CREATE TABLE `desk_sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`until` integer NOT NULL,
	`address` text NOT NULL,
	`agent` text NOT NULL,
	`strength` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `desk_sessions_account` ON `desk_sessions` (`account`);--> statement-breakpoint
CREATE INDEX `desk_sessions_until` ON `desk_sessions` (`until`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`set_by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`events` text NOT NULL,
	`secret` text NOT NULL,
	`area` text,
	`department` text,
	`made_by` text NOT NULL,
	`at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE TABLE `webhook_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook` text NOT NULL,
	`event` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`due_at` integer,
	`attempts` integer NOT NULL,
	`state` text NOT NULL,
	`outcome` text
);
--> statement-breakpoint
CREATE INDEX `webhook_calls_due` ON `webhook_calls` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `webhook_calls_webhook` ON `webhook_calls` (`webhook`,`id`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`area` text NOT NULL,
	`period` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`digest` text NOT NULL,
	`made_by` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`format` text,
	`encoding` text,
	`sheet` text,
	`header_row` integer,
	`columns_of_file` text,
	`row_count` integer NOT NULL,
	`rows_done` integer NOT NULL,
	`fault_count` integer NOT NULL,
	`faulty_rows` integer NOT NULL,
	`cover_households` integer,
	`cover_fen` integer,
	`replaces` text,
	`corrects` text,
	`rows_digest` text,
	`batch` text,
	`version` integer NOT NULL,
	`trouble` text,
	`lease_owner` text,
	`lease_until` integer
);
--> statement-breakpoint
CREATE INDEX `uploads_area` ON `uploads` (`area`,`kind`,`state`);--> statement-breakpoint
CREATE INDEX `uploads_digest` ON `uploads` (`digest`);--> statement-breakpoint
CREATE INDEX `uploads_state` ON `uploads` (`state`,`lease_until`);--> statement-breakpoint
CREATE TABLE `upload_parts` (
	`upload` text NOT NULL,
	`part_number` integer NOT NULL,
	`bytes` text NOT NULL,
	PRIMARY KEY(`upload`, `part_number`)
);
--> statement-breakpoint
CREATE TABLE `upload_rows` (
	`upload` text NOT NULL,
	`row_of_file` integer NOT NULL,
	`state` text NOT NULL,
	`change_to_held` text,
	`identity_hash` text,
	`account_hash` text,
	`village` text,
	`group_number` integer,
	`household` text,
	`amount` integer,
	`document` text NOT NULL,
	PRIMARY KEY(`upload`, `row_of_file`)
);
--> statement-breakpoint
CREATE INDEX `upload_rows_identity` ON `upload_rows` (`upload`,`identity_hash`);--> statement-breakpoint
CREATE INDEX `upload_rows_account` ON `upload_rows` (`upload`,`account_hash`);--> statement-breakpoint
CREATE INDEX `upload_rows_village` ON `upload_rows` (`upload`,`village`,`group_number`);--> statement-breakpoint
CREATE TABLE `faults` (
	`upload` text NOT NULL,
	`row_of_file` integer NOT NULL,
	`column_of_file` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`detail` text,
	`state` text NOT NULL,
	`decided_by` text,
	`reason` text,
	PRIMARY KEY(`upload`, `row_of_file`, `column_of_file`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `faults_kind` ON `faults` (`upload`,`kind`,`state`);--> statement-breakpoint
CREATE TABLE `confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`upload` text NOT NULL,
	`row_of_file` integer NOT NULL,
	`household` text,
	`answer` text NOT NULL,
	`field` text,
	`was` text,
	`becomes` text,
	`note` text,
	`made_by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `confirmations_upload` ON `confirmations` (`upload`,`row_of_file`);--> statement-breakpoint
CREATE TABLE `approvals` (
	`upload` text NOT NULL,
	`step` text NOT NULL,
	`account` text NOT NULL,
	`at` integer NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`upload`, `step`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_account` ON `approvals` (`upload`,`account`);--> statement-breakpoint
CREATE TABLE `column_matches` (
	`area` text NOT NULL,
	`kind` text NOT NULL,
	`header` text NOT NULL,
	`columns_of_file` text NOT NULL,
	`made_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`area`, `kind`, `header`)
);
--> statement-breakpoint
ALTER TABLE `areas` ADD `path` text;--> statement-breakpoint
ALTER TABLE `areas` ADD `aliases` text;--> statement-breakpoint
ALTER TABLE `departments` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `matters` ADD `code` text;--> statement-breakpoint
ALTER TABLE `matters` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `programmes` ADD `aliases` text;--> statement-breakpoint
ALTER TABLE `programmes` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `area` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `sequence` integer;--> statement-breakpoint
ALTER TABLE `audit` ADD `hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_sequence` ON `audit` (`sequence`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`,`id`);--> statement-breakpoint
ALTER TABLE `api_keys` ADD `area` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `department` text;