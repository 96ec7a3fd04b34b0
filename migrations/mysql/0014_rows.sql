DROP INDEX `upload_rows_village` ON `upload_rows`;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `amount_before` bigint;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `swing` bigint;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `head` varchar(120) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `account_tail` varchar(8) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `identity_tail` varchar(16) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
CREATE INDEX `upload_rows_place` ON `upload_rows` (`upload`,`village`,`group_number`,`state`,`change_to_held`,`amount`,`row_of_file`);--> statement-breakpoint
CREATE INDEX `upload_rows_change` ON `upload_rows` (`upload`,`change_to_held`,`state`,`swing`,`row_of_file`);--> statement-breakpoint
CREATE INDEX `upload_rows_search` ON `upload_rows` (`upload`,`head`,`account_tail`,`identity_tail`,`row_of_file`);