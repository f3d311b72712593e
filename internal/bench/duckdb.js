// Runs the query that is given with the npm package @duckdb/node-api, and says how long that took.
const { DuckDBInstance } = require('@duckdb/node-api');

async function main() {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const start = process.hrtime.bigint();
  const result = await connection.runAndReadAll(process.argv[2]);
  if (result.getRows().length === 0) throw new Error('no rows');
  console.log('seconds', Number(process.hrtime.bigint() - start) / 1e9);
}

main().catch((error) => { console.error(error); process.exit(1); });
