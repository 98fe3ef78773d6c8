using System.CommandLine;
using System.Text.Json.Nodes;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d methods</c>: the catalogue.</summary>
internal sealed class MethodsVerb : Verb
{
    readonly Option<bool> _markdown = new("--markdown") { Description = "Print the table of the README." };

    public MethodsVerb() : base("methods", "List every method with its options and its source.",
        "inpaint3d methods", "inpaint3d methods --json") => Add(_markdown);

    public override Exit Execute(Call call)
    {
        if (call.Get(_markdown))
        {
            Console.Out.Write(MethodsText.Markdown());
            return Exit.Ok;
        }
        foreach (var entry in Catalog.All)
        {
            call.Report.Line($"{entry.Name} ({MethodsText.Problem(entry)}): {entry.Summary}");
            call.Report.Line($"  {entry.Reference}");
            foreach (var option in entry.Options)
                call.Report.Line($"  --{option.Name} {MethodsText.Domain(option)}".TrimEnd() + $"  {option.Description} (default {MethodsText.Default(option)})");
            call.Report.Line("");
        }
        call.Report.Result(new JsonObject { ["methods"] = new JsonArray([.. Catalog.All.Select(Describe)]) });
        return Exit.Ok;
    }

    static JsonObject Describe(MethodEntry entry) => new()
    {
        ["name"] = entry.Name,
        ["problem"] = MethodsText.Problem(entry),
        ["summary"] = entry.Summary,
        ["reference"] = entry.Reference,
        ["options"] = new JsonArray([.. entry.Options.Select(Describe)]),
    };

    static JsonObject Describe(MethodOption option) => new()
    {
        ["name"] = option.Name,
        ["type"] = option.Property.PropertyType switch
        {
            { IsEnum: true } => "word",
            var type when type == typeof(bool) => "switch",
            var type when type == typeof(int) => "integer",
            _ => "number",
        },
        ["description"] = option.Description,
        ["default"] = Json.Value(option.Default),
        ["minimum"] = Json.Value(option.Range?.Minimum),
        ["maximum"] = Json.Value(option.Range?.Maximum),
        ["choices"] = new JsonArray([.. option.Choices.Select(choice => JsonValue.Create(choice))]),
    };
}
