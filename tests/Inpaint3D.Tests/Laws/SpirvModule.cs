using System.Runtime.InteropServices;

namespace Inpaint3D.Tests.Laws;

/// <summary>The interface of a shader, read from the instructions that declare it (SPIR-V 1.5 specification, sections 2.3 and 3).</summary>
sealed class SpirvModule
{
    // Opcodes, decorations and storage classes by their numbers in the specification.
    const uint OpTypeInt = 21, OpTypeFloat = 22, OpTypeStruct = 30, OpTypePointer = 32, OpVariable = 59, OpDecorate = 71, OpMemberDecorate = 72;
    const uint SpecId = 1, Binding = 33, DescriptorSet = 34, Offset = 35;
    const uint Workgroup = 4, PushConstant = 9, StorageBuffer = 12;

    readonly Dictionary<uint, Type> _numbers = [];
    readonly Dictionary<uint, uint[]> _structs = [];
    readonly Dictionary<uint, uint> _pointees = [];
    readonly List<(uint Pointer, uint Id, uint Storage)> _variables = [];
    readonly Dictionary<(uint Id, uint Decoration), uint> _decorations = [];
    readonly Dictionary<(uint Id, uint Member), uint> _offsets = [];

    public SpirvModule(byte[] code)
    {
        var words = MemoryMarshal.Cast<byte, uint>(code);
        Assert.Equal(0x07230203u, words[0]);
        for (int at = 5; at < words.Length; at += (int)(words[at] >> 16)) Read(words[at] & 0xFFFF, words.Slice(at + 1, (int)(words[at] >> 16) - 1));
    }

    /// <summary>Types of the members of the push constants.</summary>
    public Type[] PushConstants => [.. _structs[Arguments].Select(member => _numbers[member])];

    /// <summary>Byte offsets of the members of the push constants.</summary>
    public uint[] PushConstantOffsets => [.. _structs[Arguments].Select((_, i) => _offsets[(Arguments, (uint)i)])];

    /// <summary>Descriptor set and binding of every storage buffer.</summary>
    public (uint Set, uint Binding)[] StorageBuffers =>
        [.. _variables.Where(variable => variable.Storage == StorageBuffer).Select(variable => (_decorations[(variable.Id, DescriptorSet)], _decorations[(variable.Id, Binding)])).Order()];

    /// <summary>Numbers of the specialization constants.</summary>
    public uint[] SpecializationConstants => [.. _decorations.Where(decoration => decoration.Key.Decoration == SpecId).Select(decoration => decoration.Value).Order()];

    /// <summary>Whether invocations of a workgroup share variables.</summary>
    public bool SharesMemory => _variables.Any(variable => variable.Storage == Workgroup);

    uint Arguments => _pointees[_variables.Single(variable => variable.Storage == PushConstant).Pointer];

    void Read(uint opcode, ReadOnlySpan<uint> operands)
    {
        switch (opcode)
        {
            case OpTypeInt: _numbers[operands[0]] = operands[2] == 0 ? typeof(uint) : typeof(int); break;
            case OpTypeFloat: _numbers[operands[0]] = operands[1] == 32 ? typeof(float) : typeof(double); break;
            case OpTypeStruct: _structs[operands[0]] = operands[1..].ToArray(); break;
            case OpTypePointer: _pointees[operands[0]] = operands[2]; break;
            case OpVariable: _variables.Add((operands[0], operands[1], operands[2])); break;
            case OpDecorate when operands.Length == 3: _decorations[(operands[0], operands[1])] = operands[2]; break;
            case OpMemberDecorate when operands[2] == Offset: _offsets[(operands[0], operands[1])] = operands[3]; break;
        }
    }
}
