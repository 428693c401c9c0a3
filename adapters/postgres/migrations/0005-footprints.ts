import type { MigrationContext } from './migration.ts';

/**
 * Boxes seen from above, on the map. The formula is that of `MapConversion`; its origin is in metres, so that only
 * coordinate systems in metres can be asked. A view, because few ask and a transformation takes microseconds.
 */
export const footprints = ({ postgis: pg }: MigrationContext) => `
CREATE VIEW plinth.footprints AS
SELECT e.tenant, e.project, e.model_id, e.model, e.express_id, e.kind, e.class, e.global_id, e.name, e.storey,
       e.storey_id,
       ${pg}.ST_Transform(${pg}.ST_SetSRID(${pg}.ST_Affine(
         ${pg}.ST_MakeEnvelope(${pg}.ST_XMin(e.box), ${pg}.ST_YMin(e.box), ${pg}.ST_XMax(e.box), ${pg}.ST_YMax(e.box)),
         g.scale * cosd(g.degrees) * g.fx, -g.scale * sind(g.degrees) * g.fy,
         g.scale * sind(g.degrees) * g.fx, g.scale * cosd(g.degrees) * g.fy,
         g.easting, g.northing), s.srid), 4326) AS footprint
  FROM plinth.current_elements e
  JOIN plinth.current_models m ON m.tenant = e.tenant AND m.project = e.project AND m.model_id = e.model_id
 CROSS JOIN LATERAL (
       SELECT (c ->> 'metreScale')::double precision AS scale, (c ->> 'rotationDegrees')::double precision AS degrees,
              (c -> 'axisFactors' ->> 0)::double precision AS fx, (c -> 'axisFactors' ->> 1)::double precision AS fy,
              (c -> 'origin' ->> 0)::double precision AS easting, (c -> 'origin' ->> 1)::double precision AS northing
         FROM (SELECT m.georeference -> 'mapConversion' AS c) conversion) g
  JOIN ${pg}.spatial_ref_sys s ON s.auth_name = 'EPSG' AND s.auth_srid = (m.georeference -> 'crs' ->> 'epsg')::integer
       AND s.proj4text LIKE '%+units=m %'
 WHERE e.kind = 'occurrence' AND e.box IS NOT NULL AND g.easting IS NOT NULL;
COMMENT ON VIEW plinth.footprints IS
'The box of every object that has a mesh, seen from above, in longitude and latitude (EPSG:4326), for models that have a map conversion and a projected coordinate system in metres with an EPSG code.';
GRANT SELECT ON plinth.footprints TO plinth_reader;
`;
