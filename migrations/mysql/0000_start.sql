CREATE TABLE `alerts` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`case_number` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`department` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`leader` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`rung` int NOT NULL,
	`message` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`due_at` bigint NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`moved_at` bigint,
	CONSTRAINT `alerts_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`scopes` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`per_minute` int NOT NULL,
	`at` bigint NOT NULL,
	`revoked_at` bigint,
	CONSTRAINT `api_keys_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`matter` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`period` varchar(8) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seat` int,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`cancelled_at` bigint,
	CONSTRAINT `appointments_id` PRIMARY KEY(`id`),
	CONSTRAINT `appointments_seat` UNIQUE(`matter`,`day`,`period`,`seat`)
);
--> statement-breakpoint
CREATE TABLE `areas` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`parent` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`level` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `areas_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`message` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`gateway` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`outcome` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`code` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `attempts_message_at_pk` PRIMARY KEY(`message`,`at`)
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`actor` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`action` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`subject` varchar(200) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `audit_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `batches` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`households` int,
	`expanded` int NOT NULL,
	`last_household` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`first_message` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`last_message` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`version` int NOT NULL,
	CONSTRAINT `batches_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `case_events` (
	`id` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`case_number` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`type` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`note` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`sequence` int NOT NULL,
	`detail` mediumtext character set utf8mb4 collate utf8mb4_bin,
	`late` tinyint,
	`ordered` mediumtext character set utf8mb4 collate utf8mb4_bin,
	`first_ordered` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `case_events_id` PRIMARY KEY(`id`),
	CONSTRAINT `case_events_sequence` UNIQUE(`case_number`,`sequence`)
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`number` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`matter` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`department` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`parent` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`applicant` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`person` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`green` tinyint NOT NULL,
	`accepted_at` bigint,
	`promised_at` bigint,
	`changed_at` bigint NOT NULL,
	`note` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`promised_days` int,
	`suspended_at` bigint,
	`step` varchar(120) character set utf8mb4 collate utf8mb4_bin,
	`step_at` bigint,
	`step_due_at` bigint,
	`sequence` int NOT NULL,
	CONSTRAINT `cases_number` PRIMARY KEY(`number`)
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`code` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`until` bigint NOT NULL,
	`wrong` int NOT NULL,
	CONSTRAINT `consents_phone` PRIMARY KEY(`phone`)
);
--> statement-breakpoint
CREATE TABLE `departments` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`area` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`ladder` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `departments_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `dialogues` (
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`state` mediumtext character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `dialogues_phone` PRIMARY KEY(`phone`)
);
--> statement-breakpoint
CREATE TABLE `heartbeat` (
	`id` tinyint NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `heartbeat_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `households` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`village` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`group_number` int NOT NULL,
	`head` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`members` int NOT NULL,
	`account` varchar(160) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`bank` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `households_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `inbound` (
	`id` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`turn` int NOT NULL,
	`gateway` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`medium` varchar(8) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`code` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`text` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`connection` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`intent` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`parts_have` int,
	`parts_total` int,
	CONSTRAINT `inbound_id` PRIMARY KEY(`id`),
	CONSTRAINT `inbound_turn` UNIQUE(`phone`,`turn`)
);
--> statement-breakpoint
CREATE TABLE `local_days` (
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`works` tinyint NOT NULL,
	`name` varchar(40) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `local_days_day` PRIMARY KEY(`day`)
);
--> statement-breakpoint
CREATE TABLE `matters` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`department` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`promised_days` int NOT NULL,
	`guide` mediumtext character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `matters_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `news` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`section` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`title` varchar(200) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`body` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `news_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `once` (
	`name` varchar(160) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `once_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `opt_outs` (
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`scope` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `opt_outs_phone_scope_pk` PRIMARY KEY(`phone`,`scope`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`gateway` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`state` tinyint NOT NULL,
	`lane` tinyint NOT NULL,
	`due_at` bigint NOT NULL,
	`owner` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`leased_until` bigint,
	`recipient` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`sender` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`text` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`return_address` varchar(200) character set utf8mb4 collate utf8mb4_bin,
	`answers` varchar(96) character set utf8mb4 collate utf8mb4_bin,
	`at` bigint NOT NULL,
	`expires_at` bigint NOT NULL,
	`attempts` int NOT NULL,
	`reason` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`settled_at` bigint,
	`template` varchar(48) character set utf8mb4 collate utf8mb4_bin,
	`case_number` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`event` varchar(96) character set utf8mb4 collate utf8mb4_bin,
	`batch` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `outbox_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `parts` (
	`sender` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`code` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`reference` int NOT NULL,
	`width` tinyint NOT NULL,
	`total` int NOT NULL,
	`number` int NOT NULL,
	`id` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`gateway` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`medium` varchar(8) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`text` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`connection` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`return_address` varchar(200) character set utf8mb4 collate utf8mb4_bin,
	`joined_at` bigint,
	CONSTRAINT `parts_sender_code_reference_width_total_number_pk` PRIMARY KEY(`sender`,`code`,`reference`,`width`,`total`,`number`)
);
--> statement-breakpoint
CREATE TABLE `payments` (
	`household` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`programme` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`year` int NOT NULL,
	`quantity` int,
	`rate` int,
	`amount` bigint NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`reason` varchar(200) character set utf8mb4 collate utf8mb4_bin,
	`at` bigint NOT NULL,
	`account_tail` varchar(4) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`batch` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `payments_household_id_pk` PRIMARY KEY(`household`,`id`),
	CONSTRAINT `payments_id` UNIQUE(`id`)
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`household` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`name` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`identity` varchar(160) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`identity_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`claim_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `people_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `phone_moves` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`old_phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`new_phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`household` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`person` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`code` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`decided_by` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`decided_at` bigint,
	CONSTRAINT `phone_moves_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `phones` (
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`household` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`person` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`role` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`language` varchar(16) character set utf8mb4 collate utf8mb4_bin,
	`state` varchar(8) character set utf8mb4 collate utf8mb4_bin,
	`village` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `phones_phone` PRIMARY KEY(`phone`)
);
--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(120) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`unit` varchar(16) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `programmes_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `ratings` (
	`case_number` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`score` tinyint NOT NULL,
	`at` bigint NOT NULL,
	`changed_at` bigint NOT NULL,
	CONSTRAINT `ratings_case_number` PRIMARY KEY(`case_number`)
);
--> statement-breakpoint
CREATE TABLE `sent_parts` (
	`message` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`number` int NOT NULL,
	`gateway` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`reference` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`lookup` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`state` tinyint NOT NULL,
	`code` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`moved_at` bigint,
	CONSTRAINT `sent_parts_message_number_pk` PRIMARY KEY(`message`,`number`)
);
--> statement-breakpoint
CREATE TABLE `stray_receipts` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`gateway` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`lookup` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`receipt` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `stray_receipts_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `tickets` (
	`number` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`case_number` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`text` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`answer` text character set utf8mb4 collate utf8mb4_bin,
	`answered_at` bigint,
	CONSTRAINT `tickets_number` PRIMARY KEY(`number`)
);
--> statement-breakpoint
CREATE TABLE `timers` (
	`id` varchar(160) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`subject` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`due_at` bigint NOT NULL,
	CONSTRAINT `timers_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `web_sessions` (
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`at` bigint NOT NULL,
	`until` bigint NOT NULL,
	`state` mediumtext character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `web_sessions_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `alerts_due` ON `alerts` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `alerts_leader` ON `alerts` (`leader`,`state`);--> statement-breakpoint
CREATE INDEX `alerts_case` ON `alerts` (`case_number`);--> statement-breakpoint
CREATE INDEX `appointments_phone` ON `appointments` (`phone`,`day`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);--> statement-breakpoint
CREATE INDEX `case_events_ordered` ON `case_events` (`first_ordered`);--> statement-breakpoint
CREATE INDEX `cases_state` ON `cases` (`state`);--> statement-breakpoint
CREATE INDEX `cases_phone` ON `cases` (`phone`);--> statement-breakpoint
CREATE INDEX `cases_parent` ON `cases` (`parent`);--> statement-breakpoint
CREATE INDEX `cases_person` ON `cases` (`person`);--> statement-breakpoint
CREATE INDEX `news_section` ON `news` (`section`,`at`);--> statement-breakpoint
CREATE INDEX `once_at` ON `once` (`at`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`gateway`,`lane`,`due_at`);--> statement-breakpoint
CREATE INDEX `parts_waiting` ON `parts` (`joined_at`,`at`);--> statement-breakpoint
CREATE INDEX `payments_batch` ON `payments` (`batch`,`household`);--> statement-breakpoint
CREATE INDEX `people_household` ON `people` (`household`);--> statement-breakpoint
CREATE INDEX `people_identity_hash` ON `people` (`identity_hash`);--> statement-breakpoint
CREATE INDEX `people_claim_hash` ON `people` (`claim_hash`);--> statement-breakpoint
CREATE INDEX `phone_moves_old` ON `phone_moves` (`old_phone`,`state`);--> statement-breakpoint
CREATE INDEX `phones_household` ON `phones` (`household`);--> statement-breakpoint
CREATE INDEX `sent_parts_lookup` ON `sent_parts` (`lookup`,`gateway`);--> statement-breakpoint
CREATE INDEX `stray_receipts_at` ON `stray_receipts` (`at`);--> statement-breakpoint
CREATE INDEX `stray_receipts_lookup` ON `stray_receipts` (`lookup`,`gateway`);--> statement-breakpoint
CREATE INDEX `tickets_phone` ON `tickets` (`phone`,`at`);--> statement-breakpoint
CREATE INDEX `tickets_state` ON `tickets` (`state`,`at`);--> statement-breakpoint
CREATE INDEX `tickets_case` ON `tickets` (`case_number`);--> statement-breakpoint
CREATE INDEX `timers_due` ON `timers` (`due_at`);--> statement-breakpoint
CREATE INDEX `web_sessions_until` ON `web_sessions` (`until`);