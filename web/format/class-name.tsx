/** An exact IFC class name; its `Ifc` steps back, since all of them have it. */
export function ClassName({ name }: { readonly name: string }) {
  const rest = name.startsWith('Ifc') ? name.slice(3) : undefined;
  return rest === undefined ? (
    <span className="ifc">{name}</span>
  ) : (
    <span className="ifc">
      <span>Ifc</span>
      {rest}
    </span>
  );
}
