ALTER TABLE `inbound` ADD `unclear` text;--> statement-breakpoint
ALTER TABLE `inbound` ADD `meant` text;