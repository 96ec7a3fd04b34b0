DROP INDEX `upload_rows_village`;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `amount_before` integer;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `swing` integer;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `head` text;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `account_tail` text;--> statement-breakpoint
ALTER TABLE `upload_rows` ADD `identity_tail` text;--> statement-breakpoint
CREATE INDEX `upload_rows_place` ON `upload_rows` (`upload`,`village`,`group_number`,`state`,`change_to_held`,`amount`,`row_of_file`);--> statement-breakpoint
CREATE INDEX `upload_rows_change` ON `upload_rows` (`upload`,`change_to_held`,`state`,`swing`,`row_of_file`);--> statement-breakpoint
CREATE INDEX `upload_rows_search` ON `upload_rows` (`upload`,`head`,`account_tail`,`identity_tail`,`row_of_file`);