CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`parent` text,
	`level` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `departments` (
	`id` text PRIMARY KEY NOT NULL,
	`area` text NOT NULL,
	`name` text NOT NULL,
	`ladder` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `households` (
	`id` text PRIMARY KEY NOT NULL,
	`village` text NOT NULL,
	`group_number` integer NOT NULL,
	`head` text NOT NULL,
	`members` integer NOT NULL,
	`account` text NOT NULL,
	`bank` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`household` text,
	`name` text NOT NULL,
	`identity` text NOT NULL,
	`identity_hash` text NOT NULL,
	`claim_hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `people_household` ON `people` (`household`);--> statement-breakpoint
CREATE INDEX `people_identity_hash` ON `people` (`identity_hash`);--> statement-breakpoint
CREATE INDEX `people_claim_hash` ON `people` (`claim_hash`);--> statement-breakpoint
CREATE TABLE `phones` (
	`phone` text PRIMARY KEY NOT NULL,
	`household` text,
	`person` text,
	`role` text NOT NULL,
	`language` text,
	`state` text,
	`village` text
);
--> statement-breakpoint
CREATE INDEX `phones_household` ON `phones` (`household`);--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`unit` text
);
--> statement-breakpoint
CREATE TABLE `payments` (
	`household` text NOT NULL,
	`id` text NOT NULL,
	`programme` text NOT NULL,
	`year` integer NOT NULL,
	`quantity` integer,
	`rate` integer,
	`amount` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	`account_tail` text NOT NULL,
	`batch` text,
	PRIMARY KEY(`household`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_id` ON `payments` (`id`);--> statement-breakpoint
CREATE INDEX `payments_batch` ON `payments` (`batch`,`household`);--> statement-breakpoint
CREATE TABLE `matters` (
	`id` text PRIMARY KEY NOT NULL,
	`department` text NOT NULL,
	`name` text NOT NULL,
	`promised_days` integer NOT NULL,
	`guide` text
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`number` text PRIMARY KEY NOT NULL,
	`matter` text NOT NULL,
	`department` text NOT NULL,
	`parent` text,
	`state` text NOT NULL,
	`applicant` text NOT NULL,
	`phone` text NOT NULL,
	`person` text,
	`green` integer NOT NULL,
	`accepted_at` integer,
	`promised_at` integer,
	`changed_at` integer NOT NULL,
	`note` text NOT NULL,
	`promised_days` integer,
	`suspended_at` integer,
	`step` text,
	`step_at` integer,
	`step_due_at` integer,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cases_state` ON `cases` (`state`);--> statement-breakpoint
CREATE INDEX `cases_phone` ON `cases` (`phone`);--> statement-breakpoint
CREATE INDEX `cases_parent` ON `cases` (`parent`);--> statement-breakpoint
CREATE INDEX `cases_person` ON `cases` (`person`);--> statement-breakpoint
CREATE TABLE `case_events` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`note` text NOT NULL,
	`sequence` integer NOT NULL,
	`detail` text,
	`late` integer,
	`ordered` text,
	`first_ordered` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_events_sequence` ON `case_events` (`case_number`,`sequence`);--> statement-breakpoint
CREATE INDEX `case_events_ordered` ON `case_events` (`first_ordered`);--> statement-breakpoint
CREATE TABLE `inbound` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`turn` integer NOT NULL,
	`gateway` text NOT NULL,
	`medium` text NOT NULL,
	`code` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`connection` text NOT NULL,
	`intent` text NOT NULL,
	`parts_have` integer,
	`parts_total` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbound_turn` ON `inbound` (`phone`,`turn`);--> statement-breakpoint
CREATE TABLE `parts` (
	`sender` text NOT NULL,
	`code` text NOT NULL,
	`reference` integer NOT NULL,
	`width` integer NOT NULL,
	`total` integer NOT NULL,
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`gateway` text NOT NULL,
	`medium` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`connection` text NOT NULL,
	`return_address` text,
	`joined_at` integer,
	PRIMARY KEY(`sender`, `code`, `reference`, `width`, `total`, `number`)
);
--> statement-breakpoint
CREATE INDEX `parts_waiting` ON `parts` (`joined_at`,`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`gateway` text NOT NULL,
	`state` integer NOT NULL,
	`lane` integer NOT NULL,
	`due_at` integer NOT NULL,
	`owner` text,
	`leased_until` integer,
	`recipient` text NOT NULL,
	`sender` text NOT NULL,
	`text` text NOT NULL,
	`return_address` text,
	`answers` text,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`reason` text,
	`settled_at` integer,
	`template` text,
	`case_number` text,
	`event` text,
	`batch` text
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`gateway`,`lane`,`due_at`);--> statement-breakpoint
CREATE TABLE `sent_parts` (
	`message` text NOT NULL,
	`number` integer NOT NULL,
	`gateway` text NOT NULL,
	`reference` text NOT NULL,
	`lookup` text NOT NULL,
	`state` integer NOT NULL,
	`code` text,
	`moved_at` integer,
	PRIMARY KEY(`message`, `number`)
);
--> statement-breakpoint
CREATE INDEX `sent_parts_lookup` ON `sent_parts` (`lookup`,`gateway`);--> statement-breakpoint
CREATE TABLE `stray_receipts` (
	`id` text PRIMARY KEY NOT NULL,
	`gateway` text NOT NULL,
	`lookup` text NOT NULL,
	`at` integer NOT NULL,
	`receipt` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stray_receipts_at` ON `stray_receipts` (`at`);--> statement-breakpoint
CREATE INDEX `stray_receipts_lookup` ON `stray_receipts` (`lookup`,`gateway`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`message` text NOT NULL,
	`at` integer NOT NULL,
	`gateway` text NOT NULL,
	`outcome` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`message`, `at`)
);
--> statement-breakpoint
CREATE TABLE `dialogues` (
	`phone` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `opt_outs` (
	`phone` text NOT NULL,
	`scope` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`phone`, `scope`)
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);--> statement-breakpoint
CREATE TABLE `heartbeat` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `timers` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`due_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `timers_due` ON `timers` (`due_at`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL,
	`department` text NOT NULL,
	`kind` text NOT NULL,
	`leader` text NOT NULL,
	`rung` integer NOT NULL,
	`message` text NOT NULL,
	`at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`moved_at` integer
);
--> statement-breakpoint
CREATE INDEX `alerts_due` ON `alerts` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `alerts_leader` ON `alerts` (`leader`,`state`);--> statement-breakpoint
CREATE INDEX `alerts_case` ON `alerts` (`case_number`);--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`households` integer,
	`expanded` integer NOT NULL,
	`last_household` text,
	`first_message` text,
	`last_message` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `local_days` (
	`day` text PRIMARY KEY NOT NULL,
	`works` integer NOT NULL,
	`name` text
);
--> statement-breakpoint
CREATE TABLE `once` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `once_at` ON `once` (`at`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`per_minute` integer NOT NULL,
	`at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE TABLE `tickets` (
	`number` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`phone` text NOT NULL,
	`case_number` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`answered_at` integer
);
--> statement-breakpoint
CREATE INDEX `tickets_phone` ON `tickets` (`phone`,`at`);--> statement-breakpoint
CREATE INDEX `tickets_state` ON `tickets` (`state`,`at`);--> statement-breakpoint
CREATE INDEX `tickets_case` ON `tickets` (`case_number`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`case_number` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`score` integer NOT NULL,
	`at` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`matter` text NOT NULL,
	`day` text NOT NULL,
	`period` text NOT NULL,
	`seat` integer,
	`phone` text NOT NULL,
	`at` integer NOT NULL,
	`cancelled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_seat` ON `appointments` (`matter`,`day`,`period`,`seat`);--> statement-breakpoint
CREATE INDEX `appointments_phone` ON `appointments` (`phone`,`day`);--> statement-breakpoint
CREATE TABLE `phone_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`old_phone` text NOT NULL,
	`new_phone` text NOT NULL,
	`household` text,
	`person` text,
	`code` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `phone_moves_old` ON `phone_moves` (`old_phone`,`state`);--> statement-breakpoint
CREATE TABLE `consents` (
	`phone` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`wrong` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `news` (
	`id` text PRIMARY KEY NOT NULL,
	`section` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `news_section` ON `news` (`section`,`at`);--> statement-breakpoint
CREATE TABLE `web_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `web_sessions_until` ON `web_sessions` (`until`);