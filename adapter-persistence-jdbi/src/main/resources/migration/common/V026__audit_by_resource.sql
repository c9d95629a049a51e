-- for AuditTrail.list of what was done to one thing
create index audit_entry_by_resource on audit_entry (resource_id, resource, id);
