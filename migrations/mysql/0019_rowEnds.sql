DROP INDEX `upload_rows_identity` ON `upload_rows`;--> statement-breakpoint
DROP INDEX `upload_rows_search` ON `upload_rows`;--> statement-breakpoint
CREATE INDEX `upload_rows_search` ON `upload_rows` (`upload`,`row_of_file`,`head`,`account_tail`,`identity_tail`);--> statement-breakpoint
ALTER TABLE `upload_rows` DROP COLUMN `identity_hash`;