import type { Scope } from '#core/model';
import type { ObjectReader, ObjectStore } from '#core/ports';
import { contentIdOf } from './content-id.ts';
import { ModelDocument } from './model-document.ts';

/** What is to be known of the artifacts that are in a store. */
export type StoredArtifacts = Pick<ObjectStore, 'read'> & Pick<ObjectReader, 'size'>;

/**
 * What an earlier conversion of the same bytes by the same engine has made, if it is in the store as a whole.
 *
 * @param sha256 of the STEP text, as hexadecimal digits.
 * @returns its `model.json`; undefined where that, or any artifact that it lists, is missing or has another size: part of
 * it may have been removed, or be under way.
 */
export async function storedModel(
  stored: StoredArtifacts,
  { tenant, project }: Scope,
  sha256: string,
): Promise<ModelDocument | undefined> {
  const contentId = contentIdOf(sha256);
  const keyOf = (name: string) => ({ tenant, project, path: `models/${contentId}/${name}` });
  const bytes = await stored.read(keyOf('model.json'));
  const document = bytes && documentIn(bytes);
  if (document === undefined || document.contentId !== contentId) return undefined;
  for (const { name, bytes: size } of document.artifacts) {
    if ((await stored.size(keyOf(name))) !== size) return undefined;
  }
  return document;
}

/** Undefined where the disk has lost what was written: then the file is converted again. */
function documentIn(bytes: Uint8Array): ModelDocument | undefined {
  try {
    return ModelDocument.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
