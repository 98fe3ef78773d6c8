using System.Text;
using System.Text.RegularExpressions;

namespace Inpaint3D.Cli.Meshes;

// The part of TOML 1.0 that rules need: comments, tables, dotted keys, words in quotes, numbers, switches, and lists of these, also over several lines.
internal sealed partial class RulesFile
{
    const string Item = """("[^"\\]*"|'[^']*'|true|false|[-+]?[0-9][0-9_.eE+-]*)""";

    [GeneratedRegex("""^((?:[^"'#]|"[^"]*"|'[^']*')*)#.*$""")]
    private static partial Regex Comment { get; }

    [GeneratedRegex("""^\[\s*(?<key>[\w."'-]+)\s*\]$""")]
    private static partial Regex Table { get; }

    [GeneratedRegex("""^(?<key>[\w."'-]+)\s*=\s*(?<value>.*)$""")]
    private static partial Regex Pair { get; }

    [GeneratedRegex("^(" + Item + @"|\[(\s*" + Item + @"\s*(,|(?=\])))*\s*\])$")]
    private static partial Regex Values { get; }

    [GeneratedRegex(Item)]
    private static partial Regex Items { get; }

    void ReadToml()
    {
        string[] lines = [.. Encoding.UTF8.GetString(_bytes).TrimStart('\uFEFF').Split('\n').Select(line => Comment.Replace(line, "$1").Trim())];
        string[] table = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i], place = $"{_path}, line {i + 1}";
            // A list may go on over the next lines.
            while (line.Contains('[') && line.Contains('=') && !line.Contains(']') && i + 1 < lines.Length) line += " " + lines[++i];
            if (line.Length == 0) continue;
            if (Table.Match(line) is { Success: true } head) table = Words(head);
            else if (Pair.Match(line) is { Success: true } pair) Add([.. table, .. Words(pair)], pair.Groups["value"].Value, place);
            else throw Wrong(place, "this is no TOML: a line is a flag and its value, such as method = \"willmore\", or a table, such as [kinds.marker]");
        }
    }

    static string[] Words(Match match) => match.Groups["key"].Value.Split('.').Select(word => word.Trim('"', '\'')).ToArray();

    void Add(string[] key, string value, string place)
    {
        string name = key[^1].TrimStart('-');
        if (!Values.IsMatch(value)) throw Wrong(place, $"the value of '{name}' must be a word in quotes, a number, true or false, or a list of them");
        var setting = new Setting(name, string.Join(',', Items.Matches(value).Select(item => Plain(item.Value))), place);
        if (key.Length == 1) Add(_settings, setting);
        else if (key is [KindsWord, var word, _])
        {
            var kind = KindOf(word, place);
            _kinds.TryAdd(kind, []);
            Add(_kinds[kind], setting);
        }
        else throw Wrong(place, $"there is no table '{string.Join('.', key[..^1])}': flags for all holes stand before the first table, those for a kind in a table such as [{KindsWord}.marker]");
    }

    /// <summary>As it would be typed: words without their quotes, numbers without underscores.</summary>
    static string Plain(string item) => item[0] is '"' or '\'' ? item[1..^1] : item.Replace("_", "", StringComparison.Ordinal);
}
