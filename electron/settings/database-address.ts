/** What the address of a PostgreSQL server begins with. */
export const DATABASE_ADDRESS = /^postgres(ql)?:\/\//;

/** What is wrong with another address, to be read behind the name of its setting. */
export const NO_DATABASE_ADDRESS = 'has to begin with postgres://';
