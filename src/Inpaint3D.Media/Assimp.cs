using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Inpaint3D.Media;

/// <summary>The functions and the starts of the structures of assimp's C interface (versions 5 and 6, 64-bit) that meshes need.</summary>
static unsafe partial class Assimp
{
    const string Library = "assimp";

    /// <summary>aiProcess_Triangulate, aiProcess_JoinIdenticalVertices and aiProcess_ValidateDataStructure.</summary>
    public const uint Triangulate = 0x8, JoinIdenticalVertices = 0x2, Validate = 0x400;
    /// <summary>aiTextureType_DIFFUSE and aiTextureType_BASE_COLOR.</summary>
    public const int DiffuseTexture = 1, BaseColorTexture = 12;

    /// <summary>A string of fixed room (aiString).</summary>
    public struct Text
    {
        public uint Length;
        public fixed byte Bytes[1024];

        public override readonly string ToString()
        {
            fixed (byte* bytes = Bytes) return Encoding.UTF8.GetString(bytes, (int)Math.Min(Length, 1024));
        }
    }

    /// <summary>aiScene.</summary>
    public struct Scene
    {
        public uint Flags;
        public Node* Root;
        public uint MeshCount;
        public MeshData** Meshes;
        public uint MaterialCount;
        public nint* Materials;
        public uint AnimationCount;
        public nint Animations;
        public uint TextureCount;
        public Picture** Textures;
    }

    /// <summary>aiNode; the transform is by rows.</summary>
    public struct Node
    {
        public Text Name;
        public fixed float Transform[16];
        public Node* Parent;
        public uint ChildCount;
        public Node** Children;
        public uint MeshCount;
        public uint* Meshes;
    }

    /// <summary>aiMesh; colours and texture coordinates have eight channels each, of which the first is used.</summary>
    public struct MeshData
    {
        public uint PrimitiveTypes, VertexCount, FaceCount;
        public Vector3* Positions, Normals, Tangents, Bitangents;
        public Vector4* Colors;
        public fixed ulong OtherColors[7];
        public Vector3* Coordinates;
        public fixed ulong OtherCoordinates[7];
        public fixed uint CoordinateSizes[8];
        public Face* Faces;
        public uint BoneCount;
        public nint Bones;
        public uint Material;
    }

    /// <summary>aiFace.</summary>
    public struct Face
    {
        public uint Count;
        public uint* Indices;
    }

    /// <summary>aiTexture: a file of <see cref="Width"/> bytes in memory when <see cref="Height"/> is 0.</summary>
    public struct Picture
    {
        public uint Width, Height;
        public fixed byte Hint[9];
        public byte* Data;
    }

    /// <summary>aiFileIO.</summary>
    public struct FileSystem
    {
        public delegate* unmanaged[Cdecl]<FileSystem*, byte*, byte*, OpenFile*> Open;
        public delegate* unmanaged[Cdecl]<FileSystem*, OpenFile*, void> Close;
        public nint User;
    }

    /// <summary>aiFile.</summary>
    public struct OpenFile
    {
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, nuint, nuint, nuint> Read, Write;
        public delegate* unmanaged[Cdecl]<OpenFile*, nuint> Tell, Size;
        public delegate* unmanaged[Cdecl]<OpenFile*, nuint, int, int> Seek;
        public delegate* unmanaged[Cdecl]<OpenFile*, void> Flush;
        public nint User;
    }

    static readonly Lazy<string?> s_version = new(Find);

    /// <summary>The library's version, or null when it is absent or not a single-precision one of version 5 or 6.</summary>
    public static string? Version => s_version.Value;

    /// <summary>How <c>doctor</c> lists it.</summary>
    public static NativeLibrary Description => new("libassimp", "libassimp5", "FBX, COLLADA, 3MF, 3DS, X3D and LWO meshes", Version);

    /// <summary>Why the last import failed.</summary>
    public static string LastError() =>
        Marshal.PtrToStringUTF8((nint)aiGetErrorString())?.Trim().ReplaceLineEndings("; ") is { Length: > 0 } error ? error : "libassimp cannot read it";

    static string? Find()
    {
        const uint DoublePrecision = 0x20;
        if (!Environment.Is64BitProcess || !NativeResolver.Has(Library, "aiImportFileEx") || aiGetVersionMajor() is not (5 or 6) || (aiGetCompileFlags() & DoublePrecision) != 0) return null;
        return $"{aiGetVersionMajor()}.{aiGetVersionMinor()}";
    }

    [LibraryImport(Library)] private static partial uint aiGetVersionMajor();
    [LibraryImport(Library)] private static partial uint aiGetVersionMinor();
    [LibraryImport(Library)] private static partial uint aiGetCompileFlags();
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial Scene* aiImportFileEx(string file, uint flags, FileSystem* files);
    [LibraryImport(Library)] public static partial void aiReleaseImport(Scene* scene);
    [LibraryImport(Library)] private static partial byte* aiGetErrorString();
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int aiGetMaterialString(nint material, string key, uint type, uint index, Text* value);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int aiGetMaterialColor(nint material, string key, uint type, uint index, Vector4* value);
    [LibraryImport(Library)] public static partial int aiGetMaterialTexture(nint material, int type, uint index, Text* path,
        nint mapping, nint channel, nint blend, nint operation, nint mode, nint flags);
}
