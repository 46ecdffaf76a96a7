using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Visavis.TestSupport.Accounts;

/// <summary>An authenticator of a few lines: one key pair, and the answer to a challenge as browsers send it.</summary>
public sealed class SoftPasskey : IDisposable
{
    /// <summary>Somebody is there, and it is who the key belongs to.</summary>
    private const byte PresentAndVerified = 0b101;
    private const int CoordinateBytes = 32;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>The public key in COSE: a map of key type, algorithm, curve and the two coordinates.</summary>
    public byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return
        [
            0xA5,
            0x01,
            0x02,
            0x03,
            0x26,
            0x20,
            0x01,
            0x21,
            0x58,
            CoordinateBytes,
            .. point.X!,
            0x22,
            0x58,
            CoordinateBytes,
            .. point.Y!,
        ];
    }

    /// <summary>Answers the options of a sign-in.</summary>
    public string Answer(string options, string domain, string origin, Guid account, uint counter)
    {
        using var asked = JsonDocument.Parse(options);
        var client = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type = "webauthn.get",
                challenge = asked.RootElement.GetProperty("challenge").GetString(),
                origin,
                crossOrigin = false,
            }
        );
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, counter);
        byte[] data = [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), PresentAndVerified, .. count];
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return JsonSerializer.Serialize(
            new
            {
                id = Text(Id),
                rawId = Text(Id),
                type = "public-key",
                clientExtensionResults = new { },
                response = new
                {
                    authenticatorData = Text(data),
                    clientDataJSON = Text(client),
                    signature = Text(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
                    userHandle = Text(Encoding.UTF8.GetBytes(account.ToString())),
                },
            }
        );
    }

    public void Dispose() => key.Dispose();

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
