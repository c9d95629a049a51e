-- What tokens are signed with. Each generation follows the one before; of nodes that add one at once, one does.
create table signing_key (
    generation bigint  not null primary key,
    id         varchar not null, -- the thumbprint of the public key (RFC 7638)
    created_at bigint  not null,
    signs_from bigint  not null,
    retired_at bigint,
    sealed     varchar not null, -- the private key, encrypted with the master key
    -- for SealedSigningKeys.add, that no key is there twice
    constraint signing_key_id_unique unique (id)
);
