/// The script that tests the sums of a form with the readings that were chosen: the same arithmetic as
/// `Pipeline/Review/ReviewLayout.swift`, exact, with numbers of up to six decimals.
enum ReviewSums {
  static let text = #"""
    // null is not known, "" counts as nothing, any other text is a number.
    const unknown = null, nothing = "";
    const numbers = new Map();
    function number(text) {
      if (!numbers.has(text)) numbers.set(text, parsed(text));
      return numbers.get(text);
    }
    function parsed(text) {
      const parts = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text);
      if (!parts) return null;
      const value = BigInt(parts[2]) * 1000000n + BigInt((parts[3] || "").padEnd(6, "0"));
      return parts[1] ? -value : value;
    }
    function decimal(value) {
      const digits = String(value < 0n ? -value : value).padStart(7, "0");
      const rest = digits.slice(-6).replace(/0+$/, "");
      return (value < 0n ? "-" : "") + digits.slice(0, -6) + (rest ? "." + rest : "");
    }
    function total(cells, contents) {
      let sum = 0n;
      for (const cell of cells) {
        if (contents[cell] === unknown) return null;
        if (contents[cell] === nothing) continue;
        const value = number(contents[cell]);
        if (value === null) return null;
        sum += value;
      }
      return sum;
    }
    // Blank totals over filled parts can stand for nothing in no sum.
    function settled(layout, contents) {
      const known = contents.slice();
      for (const [left, right] of layout.checks) {
        if (right.length !== 1 || contents[right[0]] !== nothing) continue;
        const isFilled = left.some((cell) => contents[cell] === unknown ||
          contents[cell] !== nothing && number(contents[cell]) !== 0n);
        if (isFilled) known[right[0]] = unknown;
      }
      return known;
    }
    // Gives 1 where a sum holds, -1 where it fails, 0 where it cannot be tested.
    function outcomes(layout, contents, checks) {
      const known = settled(layout, contents);
      return (checks || layout.checks).map(([left, right]) => {
        const sums = [total(left, known), total(right, known)];
        const hasTotal = right.some((cell) => known[cell] !== unknown && known[cell] !== nothing);
        return sums.includes(null) || !hasTotal ? 0 : sums[0] === sums[1] ? 1 : -1;
      });
    }
    // Gives the numbers with which single sums of a cell would hold, each with how many sums call for it.
    function needed(layout, contents, cell) {
      const counts = new Map();
      for (const [left, right] of layout.checks) {
        const isPart = left.includes(cell);
        if (!isPart && !right.includes(cell)) continue;
        const others = (cells) => total(cells.filter((each) => each !== cell), contents);
        const sums = [others(left), others(right)];
        if (sums.includes(null)) continue;
        const value = isPart ? sums[1] - sums[0] : sums[0] - sums[1];
        if (value >= 0n) counts.set(decimal(value), (counts.get(decimal(value)) || 0) + 1);
      }
      return [...counts].sort((one, other) => other[1] - one[1]).slice(0, 3);
    }

    """#
}
