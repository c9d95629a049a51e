-- What accounts show beside their passwords: an authenticator that has the same seed.
create table second_factor (
    account_id  bigint  not null primary key references account,
    sealed_seed varchar not null, -- encrypted with the master key
    created_at  bigint  not null,
    enabled_at  bigint,           -- absent until its owner has shown a code of it
    last_step   bigint  not null  -- the time step of the last code that was accepted; 0 if there was none
);

-- What stands in for an authenticator that is lost; a row is gone once it was used.
create table recovery_code (
    account_id bigint  not null references second_factor on delete cascade,
    hash       varchar not null, -- SHA-256 of the code, in hexadecimal digits
    -- for SecondFactors.spendRecoveryCode and SecondFactors.recoveryCodesLeft
    primary key (account_id, hash)
);
