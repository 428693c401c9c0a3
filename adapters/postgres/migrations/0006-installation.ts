/** Tells databases apart, wherever they are moved: files that belong to one must not be judged by another. */
export const installation = () => `
CREATE TABLE plinth.installation (id uuid PRIMARY KEY DEFAULT gen_random_uuid());
INSERT INTO plinth.installation DEFAULT VALUES;
`;
