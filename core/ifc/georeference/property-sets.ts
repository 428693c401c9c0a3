import type { CoordinateReferenceSystem } from '#core/model';
import { TypedValue } from '#core/step';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';
import { lengthUnitByName } from '../units/length-by-name.ts';
import { epsgCode } from './crs.ts';
import type { MapParameters } from './map-conversion.ts';

/** Properties of one set by lower-case name. */
type Values = ReadonlyMap<string, string | number>;

/**
 * IFC2X3 has no IfcMapConversion. By convention (buildingSMART, User Guide for Geo-referencing in IFC) its attributes
 * stand in the property sets ePSet_MapConversion and ePSet_ProjectedCRS of the IfcSite; some programs put them on the
 * IfcProject.
 */
export function readGeoreferencePropertySets(
  file: IfcFile,
  relations: Relations,
): { parameters: MapParameters | undefined; crs: CoordinateReferenceSystem | undefined } {
  const conversion = findSet(file, relations, 'epset_mapconversion');
  const crs = findSet(file, relations, 'epset_projectedcrs');
  return { parameters: conversion && toParameters(conversion), crs: crs && toCrs(crs) };
}

function findSet(file: IfcFile, relations: Relations, wanted: string): Values | undefined {
  for (const ownerClass of ['IfcSite', 'IfcProject']) {
    for (const owner of file.idsOf(ownerClass)) {
      for (const id of relations.definedByProperties.forward.get(owner)) {
        const set = file.entity(id);
        if (set?.isA('IfcPropertySet') && set.text('Name')?.toLowerCase() === wanted) return valuesOf(set);
      }
    }
  }
  return undefined;
}

function valuesOf(set: Entity): Values {
  const values = new Map<string, string | number>();
  for (const property of set.entities('HasProperties')) {
    if (!property.isA('IfcPropertySingleValue')) continue;
    const written = property.value('NominalValue');
    const value = written instanceof TypedValue ? written.value : written;
    const name = property.text('Name');
    if (name === undefined) continue;
    if (typeof value === 'string' || typeof value === 'number') values.set(name.toLowerCase(), value);
  }
  return values;
}

function toParameters(values: Values): MapParameters {
  return {
    source: 'ePSet_MapConversion',
    eastings: numberOf(values, 'eastings') ?? 0,
    northings: numberOf(values, 'northings') ?? 0,
    orthogonalHeight: numberOf(values, 'orthogonalheight') ?? 0,
    xAxisAbscissa: numberOf(values, 'xaxisabscissa'),
    xAxisOrdinate: numberOf(values, 'xaxisordinate'),
    scale: numberOf(values, 'scale'),
  };
}

function toCrs(values: Values): CoordinateReferenceSystem {
  const text = (name: string) => values.get(name)?.toString() ?? null;
  const unit = text('mapunit');
  return {
    class: 'ePSet_ProjectedCRS',
    name: text('name'),
    epsg: epsgCode(text('name')) ?? epsgCode(text('description')) ?? null,
    description: text('description'),
    geodeticDatum: text('geodeticdatum'),
    verticalDatum: text('verticaldatum'),
    mapProjection: text('mapprojection'),
    mapZone: text('mapzone'),
    mapUnit: (unit === null ? undefined : lengthUnitByName(unit)) ?? null,
    wellKnownText: null,
  };
}

/** Some programs write the numbers as texts. */
function numberOf(values: Values, name: string): number | undefined {
  const value = values.get(name);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
