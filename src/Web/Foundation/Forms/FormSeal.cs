using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Visavis.Web.Foundation.Forms;

/// <summary>A secret that a browser holds, as the two things the site makes of it: the row's id, and the key that opens the row.</summary>
public sealed class FormSeal
{
    private const int TagBytes = 16;
    private const int NonceBytes = 12;

    private readonly byte[] key;

    public FormSeal(ReadOnlySpan<byte> secret)
    {
        Span<byte> id = stackalloc byte[32];
        key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, id, default, "id"u8);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, default, "seal"u8);
        Id = WebEncoders.Base64UrlEncode(id);
    }

    public string Id { get; }

    public byte[] Close<T>(T content)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(content);
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes));
        return sealedBytes;
    }

    public T? Open<T>(byte[] content)
    {
        var plain = new byte[content.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(content.AsSpan(0, NonceBytes), content.AsSpan(NonceBytes + TagBytes), content.AsSpan(NonceBytes, TagBytes), plain);
        return JsonSerializer.Deserialize<T>(plain);
    }
}
