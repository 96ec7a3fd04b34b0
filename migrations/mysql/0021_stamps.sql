CREATE TABLE `stamps` (
	`name` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`version` bigint NOT NULL,
	CONSTRAINT `stamps_name` PRIMARY KEY(`name`)
);
