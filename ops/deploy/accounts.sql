-- The accounts on the database, once per node, before it joins a group: they are not replicated, every node has them.
-- Replace each «change-me-…». Narrow '%' to your network.
SET SQL_LOG_BIN = 0;

-- What Thước Đo signs in as: its own schema and nothing else, so that it is bound by super_read_only.
CREATE DATABASE IF NOT EXISTS thuocdo CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER IF NOT EXISTS 'thuocdo'@'%' IDENTIFIED BY 'change-me-application';
GRANT ALL ON thuocdo.* TO 'thuocdo'@'%';

-- Three nodes only: how they speak with each other.
CREATE USER IF NOT EXISTS 'thuocdo_group'@'%' IDENTIFIED BY 'change-me-group';
GRANT REPLICATION SLAVE, CONNECTION_ADMIN, BACKUP_ADMIN, GROUP_REPLICATION_STREAM ON *.* TO 'thuocdo_group'@'%';

-- Three nodes only: what HAProxy asks as, see haproxy-database.cfg. It has no password and can see who is in the group.
CREATE USER IF NOT EXISTS 'thuocdo_check'@'%';
GRANT SELECT ON performance_schema.replication_group_members TO 'thuocdo_check'@'%';

SET SQL_LOG_BIN = 1;
