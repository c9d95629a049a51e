-- for Licenses.list and after of a buyer's id at the place of sale
create index license_by_platform on license (platform_owner_id, platform, id);

-- for Licenses.list and after of a Discord id
create index license_by_discord on license (discord_id, id);
