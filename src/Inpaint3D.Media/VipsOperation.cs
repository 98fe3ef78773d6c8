using static Inpaint3D.Media.Vips;

namespace Inpaint3D.Media;

/// <summary>One call of libvips by its name: arguments are set, it runs, results are taken, it is disposed of.</summary>
sealed unsafe class VipsOperation : IDisposable
{
    nint _operation;

    /// <summary>Starts a call.</summary>
    /// <exception cref="NotSupportedException">This build of libvips has no such operation.</exception>
    public VipsOperation(string name)
    {
        _operation = vips_operation_new(name);
        if (_operation == 0) throw new NotSupportedException($"this libvips was built without {name}: {LastError()}.");
    }

    /// <summary>Sets a number, a truth value or one of several names from text.</summary>
    public VipsOperation Set(string name, string value)
    {
        if (vips_object_set_argument_from_string(_operation, name, value) != 0) throw new InvalidOperationException(LastError());
        return this;
    }

    /// <summary>Sets a picture.</summary>
    public VipsOperation Set(string name, nint image)
    {
        Value value;
        g_value_init(&value, vips_image_get_type());
        g_value_set_object(&value, image);
        g_object_set_property(_operation, name, &value);
        g_value_unset(&value);
        return this;
    }

    /// <summary>Sets a block of memory, which must outlive every result.</summary>
    public VipsOperation Set(string name, void* data, nuint length)
    {
        Value value;
        g_value_init(&value, vips_blob_get_type());
        vips_value_set_blob(&value, 0, data, length);
        g_object_set_property(_operation, name, &value);
        g_value_unset(&value);
        return this;
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidDataException">It failed; the message is that of libvips.</exception>
    public VipsOperation Run()
    {
        nint built = vips_cache_operation_build(_operation);
        if (built == 0) throw new InvalidDataException(LastError());
        g_object_unref(_operation);
        _operation = built;
        return this;
    }

    /// <summary>A picture of the result, which the caller releases.</summary>
    public nint Image(string name)
    {
        Value value;
        g_value_init(&value, vips_image_get_type());
        g_object_get_property(_operation, name, &value);
        nint image = g_value_dup_object(&value);
        g_value_unset(&value);
        return image;
    }

    /// <summary>A block of bytes of the result, to be read before this is disposed of.</summary>
    public UnmanagedMemoryStream Blob(string name)
    {
        Value value;
        g_value_init(&value, vips_blob_get_type());
        g_object_get_property(_operation, name, &value);
        void* data = vips_value_get_blob(&value, out nuint length);
        g_value_unset(&value);      // the operation holds the block itself
        return new UnmanagedMemoryStream((byte*)data, (long)length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        vips_object_unref_outputs(_operation);
        g_object_unref(_operation);
    }
}
