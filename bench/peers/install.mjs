// `npm run bench:peers`: installs the engines that `npm run bench -- --check` measures Plinth against, pinned, from PyPI and npm,
// into the system's folder for temporary files. web-ifc is there already: Plinth uses it.

import { IFCOPENSHELL, NoPython, pythonWithIfcOpenShell } from '../oracle/python.mjs';
import { IFC_LITE, installIfcLite } from './ifc-lite-packages.mjs';

said('ifc-lite', IFC_LITE, installIfcLite());
said('IfcOpenShell', IFCOPENSHELL, ifcOpenShellProblem());

function ifcOpenShellProblem() {
  try {
    pythonWithIfcOpenShell();
    return '';
  } catch (error) {
    if (error instanceof NoPython) return error.message;
    throw error;
  }
}

function said(name, version, problem) {
  console.log(problem === '' ? `${name} (${version}) is installed.` : `${name} is not installed. ${problem}`);
  if (problem !== '') process.exitCode = 1;
}
