namespace Silk.NET.Vulkan.Generator;

/// <summary>Writes the classes with the functions: Vk, and one for each extension.</summary>
public sealed class CommandWriter(Registry registry, Selection selection)
{
    /// <summary>What the class notes after a function.</summary>
    static readonly Dictionary<string, string> s_after = new()
    {
        ["vkCreateInstance"] = "if (result == Result.Success) CurrentInstance = *pInstance;",
        ["vkDestroyInstance"] = "if (CurrentInstance?.Handle == instance.Handle) CurrentInstance = null;",
        ["vkCreateDevice"] = "if (result == Result.Success) CurrentDevice = *pDevice;",
        ["vkDestroyDevice"] = "if (CurrentDevice?.Handle == device.Handle) CurrentDevice = null;",
    };

    readonly CSharpTypes _types = new(registry);

    /// <summary>The extensions that bring a function of the list, in the order of the list.</summary>
    public IEnumerable<Extension> Extensions => selection.Commands.Select(selection.ExtensionOf).OfType<Extension>().Distinct();

    /// <summary>The functions of the core, the constants, and how an extension is made.</summary>
    public string Core()
    {
        var extensions = Extensions.ToArray();
        var file = new SourceText(registry, "Silk.NET.Vulkan",
            ["System", "Silk.NET.Core", "Silk.NET.Core.Native", .. extensions.Select(Space).Distinct()]);
        file.Line("");
        file.Block("public sealed unsafe partial class Vk", () =>
        {
            foreach (var (name, value) in registry.Constants.Where(constant => !Names.IsOfExtension(constant.Key))) file.Line(Constant(name, value));
            file.Line("");
            file.Block("private static NativeExtension<Vk> NewExtension(Type type, Functions functions, Device device)", () =>
            {
                foreach (var extension in extensions)
                {
                    string name = Names.ExtensionClass(extension.Name), first = $"\"{CommandsOf(extension)[0].Name}\"u8";
                    file.Line($"if (type == typeof({name})) return functions.Has({first}{(extension.OfDevice ? ", device" : "")}) ? new {name}(functions) : null;");
                }
                file.Line("return null;");
            });
            file.Line("");
            file.Line($"private const int FunctionCount = {CommandsOf(null).Length};");
            WriteCommands(file, CommandsOf(null));
        });
        return file.ToString();
    }

    /// <summary>The functions of an extension.</summary>
    public string Of(Extension extension)
    {
        var commands = CommandsOf(extension);
        var file = new SourceText(registry, Space(extension), "Silk.NET.Core", "Silk.NET.Core.Native");
        string name = Names.ExtensionClass(extension.Name);
        file.Line("");
        file.Block($"public sealed unsafe class {name} : NativeExtension<Vk>", () =>
        {
            file.Line($"public const string ExtensionName = \"{extension.Name}\";");
            file.Line("");
            file.Line($"internal {name}(Functions functions) : base(functions, {commands.Length}) {{ }}");
            WriteCommands(file, commands);
        });
        return file.ToString();
    }

    Command[] CommandsOf(Extension? extension) => [.. selection.Commands.Where(command => selection.ExtensionOf(command) == extension)];

    string MethodOf(Command command) => Names.Method(command.Name, selection.ExtensionOf(command) is not null);

    // Silk.NET.Vulkan.Extensions.EXT.
    static string Space(Extension extension) => "Silk.NET.Vulkan.Extensions." + Names.ExtensionMaker(extension.Name);

    static string Constant(string name, string value)
    {
        string number = value.Trim('(', ')');
        return number.EndsWith("ULL", StringComparison.Ordinal)
            ? $"public const ulong {Names.Constant(name)} = {number[..^1]};"
            : $"public const uint {Names.Constant(name)} = {(number.EndsWith('F') ? "(uint)" : "")}{number};";
    }

    void WriteCommands(SourceText file, Command[] commands)
    {
        var overloads = new Overloads(_types);
        for (int slot = 0; slot < commands.Length; slot++)
        {
            var forms = overloads.Of(commands[slot]);
            WriteCall(file, commands[slot], slot, forms[0]);
            foreach (var form in forms.Skip(1)) WriteTwin(file, commands[slot], form);
            if (ReturnsItsLast(commands[slot], forms)) WriteGetter(file, commands[slot]);
        }
    }

    void WriteCall(SourceText file, Command command, int slot, Passing[] plain)
    {
        string types = string.Join(", ", command.Parameters.Select(_types.Full).Append(_types.Name(command.Returned)));
        string arguments = string.Join(", ", command.Parameters.Select(parameter => Names.Parameter(parameter.Name)));
        string call = $"((delegate* unmanaged<{types}>)_functions[{slot}, \"{command.Name}\"u8])({arguments})";
        file.Line("");
        if (!s_after.TryGetValue(command.Name, out string? after))
        {
            file.Line($"{Heading(command, plain)} =>");
            file.Line($"    {call};");
            return;
        }
        file.Block(Heading(command, plain), () =>
        {
            bool returns = command.Returned != "void";
            file.Line($"{(returns ? "var result = " : "")}{call};");
            file.Line(after);
            if (returns) file.Line("return result;");
        });
    }

    // Pins what is passed by reference and calls the form with pointers.
    void WriteTwin(SourceText file, Command command, Passing[] form)
    {
        file.Line("");
        file.Block(Heading(command, form), () =>
        {
            for (int i = 0; i < form.Length; i++)
            {
                if (form[i] == Passing.Plain) continue;
                string name = command.Parameters[i].Name;
                file.Line($"fixed ({_types.Full(command.Parameters[i])} {name}Pinned = &{Names.Parameter(name)})");
            }
            var arguments = command.Parameters.Select((parameter, i) => form[i] == Passing.Plain ? Names.Parameter(parameter.Name) : parameter.Name + "Pinned");
            file.Line($"    {(command.Returned == "void" ? "" : "return ")}{MethodOf(command)}({string.Join(", ", arguments)});");
        });
    }

    static bool ReturnsItsLast(Command command, IReadOnlyList<Passing[]> forms) =>
        command.Returned == "void" && forms is [_, var form] && form[^1] == Passing.Out && form[..^1].All(passing => passing == Passing.Plain);

    void WriteGetter(SourceText file, Command command)
    {
        var others = command.Parameters.SkipLast(1).ToArray();
        string name = MethodOf(command), type = _types.Name(command.Parameters[^1].Type);
        string parameters = string.Join(", ", others.Select(parameter => $"{_types.Full(parameter)} {Names.Parameter(parameter.Name)}"));
        file.Line("");
        file.Block($"public {type} {name}({parameters})", () =>
        {
            file.Line($"{name}({string.Concat(others.Select(parameter => Names.Parameter(parameter.Name) + ", "))}out {type} result);");
            file.Line("return result;");
        });
    }

    string Heading(Command command, Passing[] form)
    {
        var parameters = command.Parameters.Select((parameter, i) => form[i] == Passing.Plain
            ? $"{_types.Full(parameter)} {Names.Parameter(parameter.Name)}"
            : $"{form[i].ToString().ToLowerInvariant()} {_types.Full(parameter)[..^1]} {Names.Parameter(parameter.Name)}");
        return $"public {_types.Name(command.Returned)} {MethodOf(command)}({string.Join(", ", parameters)})";
    }
}
