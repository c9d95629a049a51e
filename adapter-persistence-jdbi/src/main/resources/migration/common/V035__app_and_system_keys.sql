-- Tokens without intents are keys: of one product, or of the whole account.
alter table api_token add column product_id bigint references product;

-- What a key is for, while it was not taken back: for ApiTokens.lockActive and appKeys.
alter table api_token add column active_for varchar;
alter table api_token add constraint api_token_active_unique unique (active_for);
