// How a program is stopped on purpose.

/** A real trap, at the next look-up of an element once `window.strike` is set. */
export const trap = () => {
  const program = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0, 10, 5, 1, 3, 0, 0, 0x0b);
  const { f: unreachable } = new WebAssembly.Instance(new WebAssembly.Module(program)).exports;
  const find = Document.prototype.getElementById;
  Document.prototype.getElementById = function (id) {
    if (window.strike) {
      window.strike = false;
      unreachable();
    }
    return find.call(this, id);
  };
};
