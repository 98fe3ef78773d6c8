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
            foreach (var (name, value) in registry.Constants) file.Line(Constant(name, value));
            file.Line("");
            file.Block("private static NativeExtension<Vk> NewExtension(Type type, Functions functions, Device device)", () =>
            {
                foreach (var extension in extensions)
                    file.Line($"if (type == typeof({Names.ExtensionClass(extension.Name)})) return functions.Has(\"{CommandsOf(extension)[0].Name}\"u8{(extension.OfDevice ? ", device" : "")}) ? new {Names.ExtensionClass(extension.Name)}(functions) : null;");
                file.Line("return null;");
            });
            WriteCommands(file, CommandsOf(null), ofExtension: false);
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
            WriteCommands(file, commands, ofExtension: true);
        });
        return file.ToString();
    }

    Command[] CommandsOf(Extension? extension) => [.. selection.Commands.Where(command => selection.ExtensionOf(command) == extension)];

    /// <summary>Silk.NET.Vulkan.Extensions.EXT.</summary>
    static string Space(Extension extension) => "Silk.NET.Vulkan.Extensions." + Names.ExtensionMaker(extension.Name);

    static string Constant(string name, string value)
    {
        string number = value.Trim('(', ')');
        string type = number.EndsWith("ULL", StringComparison.Ordinal) ? "ulong" : number.EndsWith('F') ? "float" : "uint";
        return $"public const {type} {Names.Constant(name)} = {number.Replace("ULL", "UL", StringComparison.Ordinal)};";
    }

    void WriteCommands(SourceText file, Command[] commands, bool ofExtension)
    {
        if (!ofExtension)
        {
            file.Line("");
            file.Line($"private const int FunctionCount = {commands.Length};");
        }
        var overloads = new Overloads(_types);
        for (int slot = 0; slot < commands.Length; slot++)
        {
            foreach (var form in overloads.Of(commands[slot]))
            {
                file.Line("");
                if (form.All(passing => passing == Passing.Plain)) WriteCall(file, commands[slot], slot, ofExtension);
                else WriteTwin(file, commands[slot], form, ofExtension);
            }
            if (ReturnsItsLast(commands[slot], overloads)) WriteGetter(file, commands[slot], ofExtension);
        }
    }

    void WriteCall(SourceText file, Command command, int slot, bool ofExtension)
    {
        string types = string.Join(", ", command.Parameters.Select(_types.Full).Append(_types.Name(command.Returned)));
        string call = $"((delegate* unmanaged<{types}>)_functions[{slot}, \"{command.Name}\"u8])({string.Join(", ", command.Parameters.Select(parameter => Names.Parameter(parameter.Name)))})";
        string heading = Heading(command, new Passing[command.Parameters.Count], ofExtension);
        if (!s_after.TryGetValue(command.Name, out string? after))
        {
            file.Line($"{heading} =>");
            file.Line($"    {call};");
            return;
        }
        file.Block(heading, () =>
        {
            bool returns = command.Returned != "void";
            file.Line($"{(returns ? "var result = " : "")}{call};");
            file.Line(after);
            if (returns) file.Line("return result;");
        });
    }

    // Pins what is passed by reference and calls the form with pointers.
    void WriteTwin(SourceText file, Command command, Passing[] form, bool ofExtension) =>
        file.Block(Heading(command, form, ofExtension), () =>
        {
            for (int i = 0; i < form.Length; i++)
            {
                if (form[i] == Passing.Plain) continue;
                string name = command.Parameters[i].Name;
                file.Line($"fixed ({_types.Full(command.Parameters[i])} {name}Pinned = &{Names.Parameter(name)})");
            }
            var arguments = command.Parameters.Select((parameter, i) => form[i] == Passing.Plain ? Names.Parameter(parameter.Name) : parameter.Name + "Pinned");
            file.Line($"    {(command.Returned == "void" ? "" : "return ")}{Names.Method(command.Name, ofExtension)}({string.Join(", ", arguments)});");
        });

    static bool ReturnsItsLast(Command command, Overloads overloads) =>
        command.Returned == "void" && overloads.Of(command) is [_, var form] && form[^1] == Passing.Out && form[..^1].All(passing => passing == Passing.Plain);

    void WriteGetter(SourceText file, Command command, bool ofExtension)
    {
        var last = command.Parameters[^1];
        var others = command.Parameters.Take(command.Parameters.Count - 1).ToArray();
        string name = Names.Method(command.Name, ofExtension), type = _types.Name(last.Type);
        file.Line("");
        file.Block($"public {type} {name}({string.Join(", ", others.Select(parameter => $"{_types.Full(parameter)} {Names.Parameter(parameter.Name)}"))})", () =>
        {
            file.Line($"{name}({string.Concat(others.Select(parameter => Names.Parameter(parameter.Name) + ", "))}out {type} result);");
            file.Line("return result;");
        });
    }

    string Heading(Command command, Passing[] form, bool ofExtension)
    {
        var parameters = command.Parameters.Select((parameter, i) => form[i] == Passing.Plain
            ? $"{_types.Full(parameter)} {Names.Parameter(parameter.Name)}"
            : $"{form[i].ToString().ToLowerInvariant()} {_types.Full(parameter)[..^1]} {Names.Parameter(parameter.Name)}");
        return $"public {_types.Name(command.Returned)} {Names.Method(command.Name, ofExtension)}({string.Join(", ", parameters)})";
    }
}
