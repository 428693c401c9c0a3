/** Of Plinth: the same as in package.json. */
export const plinthVersion = '0.1.0';
