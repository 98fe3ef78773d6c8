using System.Text;
using System.Text.Json;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Meshes;

/// <summary>A value of a flag that was not typed, and where it stands instead.</summary>
/// <param name="Flag">The flag without its dashes.</param>
/// <param name="Value">Its value; a switch has <c>true</c> or <c>false</c>.</param>
/// <param name="Place">Such as <c>rules.json, line 3</c>.</param>
internal sealed record Setting(string Flag, string Value, string Place);

/// <summary>
/// A rules file: one JSON object with the words of the flags, <c>{ "method": "willmore", "max-edges": 500 }</c>, and, under <c>kinds</c>,
/// methods and their options for kinds of holes, <c>{ "kinds": { "marker": { "method": "minimum-weight" } } }</c>. Comments and a comma behind the last value are allowed.
/// A file that ends in <c>.toml</c> has the same in TOML: <c>method = "willmore"</c>, and a table <c>[kinds.marker]</c>.
/// </summary>
internal sealed partial class RulesFile
{
    const string KindsWord = "kinds";

    readonly string _path;
    readonly byte[] _bytes;
    readonly List<Setting> _settings = [];
    readonly Dictionary<LoopKind, List<Setting>> _kinds = [];

    RulesFile(string path, byte[] bytes) => (_path, _bytes) = (path, bytes);

    /// <summary>Values for all holes.</summary>
    public IReadOnlyList<Setting> Settings => _settings;
    /// <summary>Values for kinds of holes.</summary>
    public IReadOnlyDictionary<LoopKind, List<Setting>> Kinds => _kinds;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">It is no such file; says where and what to do.</exception>
    public static RulesFile Load(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: {(Directory.Exists(path) ? "is a folder" : "there is no such file")}: give the path of a rules file, such as {{ \"method\": \"willmore\" }}.", path);
        var file = new RulesFile(path, File.ReadAllBytes(path));
        if (Path.GetExtension(path).Equals(".toml", StringComparison.OrdinalIgnoreCase)) file.ReadToml();
        else file.ReadJson();
        return file;
    }

    void ReadJson()
    {
        try
        {
            var json = new Utf8JsonReader(_bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            json.Read();
            ReadObject(ref json, _settings, _kinds);
            while (json.Read()) { }
        }
        catch (JsonException e)
        {
            string reason = _bytes.AsSpan().ContainsAnyExcept(" \t\r\n"u8) ? e.Message.Split(". LineNumber", 2)[0].TrimEnd('.') : "the file is empty";
            throw new InvalidDataException($"{_path}, line {(e.LineNumber ?? 0) + 1}: this is no JSON: {reason}. Correct it; the file is one object such as {{ \"method\": \"willmore\", \"max-edges\": 500 }}. (TOML files end in .toml.)", e);
        }
    }

    void ReadObject(ref Utf8JsonReader json, List<Setting> settings, Dictionary<LoopKind, List<Setting>>? kinds)
    {
        if (json.TokenType != JsonTokenType.StartObject) throw Wrong(in json, "here must be an object, { ... }: names of flags and their values");
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            string name = json.GetString()!.TrimStart('-'), place = Place(in json);
            json.Read();
            if (kinds is not null && name == KindsWord) ReadKinds(ref json, kinds);
            else if (kinds is not null && json.TokenType == JsonTokenType.StartObject)
                throw Wrong(place, $"there is no object '{name}': flags for a kind of holes stand in an object of its own, {{ \"{KindsWord}\": {{ \"marker\": {{ \"method\": \"minimum-weight\" }} }} }}");
            else Add(settings, new Setting(name, Value(ref json, name), place));
        }
    }

    static void Add(List<Setting> settings, Setting setting)
    {
        if (settings.Exists(other => other.Flag == setting.Flag)) throw Wrong(setting.Place, $"'{setting.Flag}' is given twice: keep one of them");
        settings.Add(setting);
    }

    static LoopKind KindOf(string word, string place)
    {
        var known = Enum.GetValues<LoopKind>().ToDictionary(kind => Catalog.Kebab(kind.ToString()));
        return known.TryGetValue(word, out var kind) ? kind : throw Wrong(place, Catalog.Unknown("kind of holes", word, known.Keys).TrimEnd('.'));
    }

    void ReadKinds(ref Utf8JsonReader json, Dictionary<LoopKind, List<Setting>> kinds)
    {
        if (json.TokenType != JsonTokenType.StartObject) throw Wrong(in json, $"'{KindsWord}' must be an object with kinds of holes, such as {{ \"marker\": {{ \"method\": \"minimum-weight\" }} }}");
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            string word = json.GetString()!;
            var kind = KindOf(word, Place(in json));
            json.Read();
            if (!kinds.TryAdd(kind, [])) throw Wrong(in json, $"'{word}' is given twice: keep one of them");
            ReadObject(ref json, kinds[kind], null);
        }
    }

    /// <summary>A word, a number or a switch as it would be typed; a list of them with commas.</summary>
    string Value(ref Utf8JsonReader json, string name)
    {
        if (json.TokenType != JsonTokenType.StartArray) return Scalar(in json, name);
        var items = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) items.Add(Scalar(in json, name));
        return string.Join(',', items);
    }

    string Scalar(in Utf8JsonReader json, string name) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw Wrong(in json, $"the value of '{name}' must be a word in quotes, a number, true or false, or a list of them"),
    };

    InvalidDataException Wrong(in Utf8JsonReader json, string what) => Wrong(Place(in json), what);

    static InvalidDataException Wrong(string place, string what) => new($"{place}: {what}.");

    string Place(in Utf8JsonReader json) => $"{_path}, line {1 + _bytes.AsSpan(0, (int)json.TokenStartIndex).Count((byte)'\n')}";
}
