import type { Engine } from '../../src/store/engine/engine';

/** The engine, and how it goes about whatever it is asked: its own plan of each query, as JSON. */
export function explained(engine: Engine): { engine: Engine; plans: string[] } {
  const plans: string[] = [];
  const explain = engine.dialect.name === 'sqlite' ? 'explain query plan' : 'explain';
  const rows: Engine['rows'] = async (sql, values) => {
    plans.push(JSON.stringify(await engine.rows(`${explain} ${sql}`, values)));
    return engine.rows(sql, values);
  };
  return { engine: { ...engine, dialect: engine.dialect, rows }, plans };
}
