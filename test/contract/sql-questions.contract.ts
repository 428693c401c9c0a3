import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Element, localScope } from '#core/model';
import type { ModelRepository, SqlQueries } from '#core/ports';
import { Artifacts, artifactFolder } from '../support/artifacts.ts';
import { boxDistance, someVersion } from '../support/database-model.ts';
import { plinth, temporaryFolder } from '../support/plinth.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Question -> query, as docs/sql.md has them. */
const questions = new Map(
  [...readFileSync(path('docs/sql.md'), 'utf8').matchAll(/^### ([^\n]*)\n[^#]*?```sql\n(.*?)```/gms)].map(
    ([, question = '', sql = '']) => [question, sql] as const,
  ),
);

const rounded = (value: unknown, digits: number) => Number(Number(value).toFixed(digits));
/** As `round(value::numeric, 2)`, which looks at 15 digits of a number: 1.115 is 1.12, though in binary it is a little less. */
const hundredths = (value: number) => (Math.round(Number((value * 100).toPrecision(15))) / 100).toFixed(2);
const by =
  <T>(...keys: ((row: T) => string | number)[]) =>
  (a: T, b: T) => {
    for (const key of keys) if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
    return 0;
  };

type Material = Element['materials'][number]['material'];

/** The names of the materials in a definition: its own, or those of its parts. */
function namesIn(material: Material): string[] {
  if (material.kind === 'material') return material.name === null ? [] : [material.name];
  const parts =
    material.kind === 'list'
      ? material.materials
      : (material.kind === 'layerSet'
          ? material.layers
          : material.kind === 'profileSet'
            ? material.profiles
            : material.constituents
        ).map((part) => part.material);
  return parts.flatMap((part) => part?.name ?? []);
}

/** The questions of docs/sql.md, asked about the example building. `open` gives an empty database. */
export function sqlQuestionsContract(
  name: string,
  open: () => Promise<{ readonly sql: SqlQueries; readonly models: ModelRepository }>,
): void {
  describe(`docs/sql.md on ${name}`, () => {
    let sql: SqlQueries;
    let house: Artifacts;

    beforeAll(async () => {
      const folder = temporaryFolder();
      expect(plinth('process', path('examples/plinth-house.ifc'), '--out', folder)).toMatchObject({ code: 0 });
      house = new Artifacts(folder);
      const opened = await open();
      sql = opened.sql;
      await opened.models.saveVersion(localScope, someVersion(), artifactFolder(folder));
    }, 120_000);

    async function answer(question: string): Promise<unknown[][]> {
      const query = questions.get(question);
      if (query === undefined) throw new Error(`docs/sql.md has no query for: ${question}`);
      const outcome = await sql.query(query, { rows: 1000, milliseconds: 30_000 });
      if (outcome.outcome === 'refused') throw new Error(`${outcome.code}: ${outcome.message}`);
      expect(outcome.rows.length).toBeGreaterThan(0);
      return outcome.rows;
    }

    const area = (room: Element) => Number(house.value(room, 'Qto_SpaceBaseQuantities', 'NetFloorArea'));
    const place = (element: Element) => `${house.storey(element)} ${element.name}`;

    it('has at least ten questions', () => {
      expect(questions.size).toBeGreaterThanOrEqual(10);
    });

    it('lists the rooms of each storey with their areas', async () => {
      const rows = await answer('Which rooms are there on each storey, and how large are they?');
      const rooms = house.ofClass('IfcSpace').sort(by(place));
      expect(rows.map(([storey, number, room]) => [storey, number, room])).toEqual(
        rooms.map((room) => [house.storey(room), room.name, room.longName]),
      );
      expect(rows.map((row) => Number(row[3]))).toEqual(rooms.map((room) => rounded(area(room), 2)));
    });

    it('adds up the floor area of each storey', async () => {
      const rows = await answer('How much floor area does each storey have?');
      const all = house.ofClass('IfcSpace');
      const storeys = [...new Set(all.map((room) => house.storey(room) ?? ''))].sort();
      const expected = storeys.map((storey) => {
        const rooms = all.filter((room) => house.storey(room) === storey);
        return [
          storey,
          rooms.length,
          rounded(
            rooms.reduce((sum, room) => sum + area(room), 0),
            2,
          ),
        ];
      });
      expect(rows.map(([storey, rooms, metres]) => [storey, rooms, Number(metres)])).toEqual(expected);
    });

    it('lists the doors without fire rating', async () => {
      const rows = await answer('Which doors have no fire rating?');
      const doors = house.ofClass('IfcDoor');
      const unrated = doors.filter((door) => !house.value(door, 'Pset_DoorCommon', 'FireRating')).sort(by(place));
      expect(unrated.length).toBeLessThan(doors.length);
      expect(rows).toEqual(unrated.map((door) => [house.storey(door), door.name, door.type?.name ?? null]));
    });

    it('finds what is within two metres of an element', async () => {
      const rows = await answer('What is within two metres of an element?');
      const [unit] = house.ofClass('IfcAirToAirHeatRecovery');
      const own = unit?.geometry?.box;
      if (own === undefined) throw new Error('The example building has no heat recovery unit any more.');
      const near = house.elements
        .filter(({ expressId }) => expressId !== unit?.expressId)
        .flatMap((element) => {
          const metres = element.geometry === null ? 9 : boxDistance(element.geometry.box, own);
          return metres <= 2 ? [`${element.class} ${element.name} ${hundredths(metres)}`] : [];
        });
      expect(rows.map(([className, element, metres]) => `${className} ${element} ${metres}`).sort()).toEqual(
        near.sort(),
      );
      const metres = rows.map((row) => Number(row[2]));
      expect(metres).toEqual(metres.toSorted((a, b) => a - b));
    });

    it('lists what is in a room', async () => {
      const rows = await answer('What is in a room?');
      const [kitchen] = house.ofClass('IfcSpace').filter(({ longName }) => longName === 'Kitchen and dining room');
      const inside = house.elements.filter(({ space }) => space !== null && space.expressId === kitchen?.expressId);
      const classes = [...new Set(inside.map((element) => element.class))].sort();
      expect(rows.map(([className, pieces]) => [className, pieces])).toEqual(
        classes.map((className) => [className, inside.filter((element) => element.class === className).length]),
      );
    });

    it('finds the largest elements of each class', async () => {
      const rows = await answer('What are the largest elements of each class?');
      const solid = house.elements.filter(
        ({ kind, geometry, class: className }) => kind === 'occurrence' && geometry?.closed && className !== 'IfcSpace',
      );
      const classes = [...new Set(solid.map((element) => element.class))].sort();
      const expected = classes.flatMap((className) =>
        solid
          .filter((element) => element.class === className)
          .sort(
            by(
              (element) => -(element.geometry?.volume ?? 0),
              ({ expressId }) => expressId,
            ),
          )
          .slice(0, 3)
          .map((element) => [className, rounded(element.geometry?.volume, 3)]),
      );
      expect(rows.map(([className, , volume]) => [className, Number(volume)])).toEqual(expected);
    });

    it('adds up materials', async () => {
      const rows = await answer('How much of each material is built in?');
      const volumes = new Map<string, number[]>();
      for (const { kind, geometry, materials } of house.elements) {
        const names = new Set(materials.flatMap(({ material }) => namesIn(material)));
        const [name] = names;
        if (kind !== 'occurrence' || !geometry?.closed || name === undefined || names.size > 1) continue;
        volumes.set(name, [...(volumes.get(name) ?? []), geometry.volume]);
      }
      const expected = [...volumes].map(
        ([name, all]) => [name, all.length, all.reduce((sum, volume) => sum + volume, 0)] as const,
      );
      expect(expected.length).toBeGreaterThan(3);
      expect(rows.map(([material, elements, volume]) => [material, elements, Number(volume)])).toEqual(
        expected.sort(by(([, , volume]) => -volume)).map(([name, count, volume]) => [name, count, rounded(volume, 3)]),
      );
    });

    it('ranks windows by the heat that they lose', async () => {
      const rows = await answer('Through which windows is most heat lost?');
      const losses = house
        .ofClass('IfcWindow')
        .filter((window) => house.value(window, 'Pset_WindowCommon', 'IsExternal') === true)
        .map((window) => {
          const size = (name: string) => {
            const attribute = window.attributes.find((candidate) => candidate.name === name);
            return attribute?.kind === 'single' ? Number(attribute.si) : Number.NaN;
          };
          const transmittance = Number(house.value(window, 'Pset_WindowCommon', 'ThermalTransmittance'));
          return rounded(size('OverallWidth') * size('OverallHeight') * transmittance, 2);
        });
      expect(rows.map((row) => Number(row[4]))).toEqual(losses.sort((a, b) => b - a).slice(0, 10));
    });

    it('lists what has to be maintained', async () => {
      const rows = await answer('What has to be maintained, and who made it?');
      const serial = (element: Element) => house.value(element, 'Pset_ManufacturerOccurrence', 'SerialNumber');
      const known = house.elements.filter((element) => element.kind === 'occurrence' && serial(element));
      const serials = rows.map((row) => row[6]).filter((value) => value !== null);
      expect(serials.sort()).toEqual(known.map(serial).sort());
      expect(rows.flatMap((row) => row[7] ?? [])).toContain('SUP');
    });

    it('finds walls that do not say how they resist fire', async () => {
      const rows = await answer('Which walls do not say how they resist fire?');
      const silent = house
        .ofClass('IfcWall')
        .filter((wall) => !house.value(wall, 'Pset_WallCommon', 'FireRating'))
        .sort(by(({ expressId }) => expressId));
      expect(rows).toEqual(silent.map(({ globalId, name: wall }) => [globalId, wall]));
    });

    it('shows each storey where the site says that it is', async () => {
      const rows = await answer('Where on Earth is each storey?');
      const [latitude, longitude] = [50.978125, 11.352083]; // RefLatitude and RefLongitude of the IfcSite
      const storeys = new Set(house.elements.filter(({ geometry }) => geometry).map((one) => house.storey(one)));
      expect(rows.map(([storey]) => storey)).toEqual([...storeys].filter(Boolean).sort());
      for (const [, , outline] of rows) {
        const corners: [number, number][] = JSON.parse(String(outline)).coordinates[0];
        for (const [east, north] of corners) {
          expect(Math.hypot((east - longitude) * Math.cos((latitude * Math.PI) / 180), north - latitude)).toBeLessThan(
            0.0005,
          );
        }
      }
    });

    it('turns footprints as the map conversion says', async () => {
      const [first, second] = house
        .ofClass('IfcWall')
        .flatMap(({ expressId, geometry }) => (geometry ? [{ expressId, box: geometry.box }] : []))
        .sort((a, b) => a.box.min[0] - b.box.min[0])
        .filter((_, at, all) => at === 0 || at === all.length - 1);
      if (first === undefined || second === undefined) throw new Error('The house has too few walls.');
      const text = `SELECT ST_X(c), ST_Y(c) FROM footprints, ST_Centroid(footprint) c
                     WHERE express_id IN (${first.expressId}, ${second.expressId})
                     ORDER BY express_id = ${second.expressId}`;
      const found = await sql.query(text, { rows: 2, milliseconds: 30_000 });
      if (found.outcome === 'refused') throw new Error(found.message);
      const [[x1, y1], [x2, y2]] = found.rows as [[number, number], [number, number]];
      const middle = ({ min, max }: typeof first.box, axis: 0 | 1) => (min[axis] + max[axis]) / 2;
      const across = middle(second.box, 0) - middle(first.box, 0);
      const along = middle(second.box, 1) - middle(first.box, 1);
      // Degrees as metres on the spot (GRS80 at 50.978 degrees), grid north as true north by the convergence of UTM 32.
      const [east, north] = [(x2 - x1) * 70_207, (y2 - y1) * 111_249];
      const convergence = (11.352083 - 9) * Math.sin((50.978125 * Math.PI) / 180);
      const turned = ((Math.atan2(north, east) - Math.atan2(along, across)) * 180) / Math.PI;
      expect(Math.hypot(east, north) / Math.hypot(across, along)).toBeCloseTo(1, 2);
      expect(turned).toBeCloseTo(-12 - convergence, 0);
    });
  });
}
