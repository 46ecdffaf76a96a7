using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Visavis.TestSupport.Mail;

/// <summary>The keys of one browser, and what it does with a push before its service worker sees it: RFC 8291, written from the document.</summary>
public sealed class PushReceiver(string endpoint) : IDisposable
{
    private const int SaltLength = 16;
    private const int KeyLength = 65;
    private const int TagLength = 16;

    /// <summary>Salt, size of a record, length of the key that follows.</summary>
    private const int HeaderLength = SaltLength + 4 + 1;

    private readonly ECDiffieHellman pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(16);

    public string Endpoint => endpoint;

    public string PublicKey => Base64Url.EncodeToString(Point);

    public string Secret => Base64Url.EncodeToString(secret);

    private byte[] Point
    {
        get
        {
            var point = pair.ExportParameters(includePrivateParameters: false).Q;
            return [4, .. point.X!, .. point.Y!];
        }
    }

    /// <summary>Gives these keys to the pages of a browser that reaches no push service.</summary>
    public string Script =>
        $$"""
            const subscription = {
              endpoint: '{{endpoint}}',
              toJSON: () => ({ endpoint: '{{endpoint}}', keys: { p256dh: '{{PublicKey}}', auth: '{{Secret}}' } }),
              unsubscribe: async () => { localStorage.removeItem('stand-in-push'); return true; },
            };
            PushManager.prototype.subscribe = async options => {
              localStorage.setItem('stand-in-push', options.applicationServerKey);
              return subscription;
            };
            PushManager.prototype.getSubscription = async () => (localStorage.getItem('stand-in-push') ? subscription : null);
            """;

    /// <summary>The words of an encrypted push.</summary>
    /// <exception cref="CryptographicException">It was not meant for these keys.</exception>
    public string Read(byte[] body)
    {
        var salt = body[..SaltLength];
        var sender = body[HeaderLength..(HeaderLength + KeyLength)];
        var sealedWords = body[(HeaderLength + KeyLength)..];
        using var other = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = sender[1..33], Y = sender[33..] },
            }
        );
        var shared = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            pair.DeriveRawSecretAgreement(other.PublicKey),
            32,
            secret,
            [.. "WebPush: info\0"u8, .. Point, .. sender]
        );
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 16, salt, [.. "Content-Encoding: aes128gcm\0"u8]);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 12, salt, [.. "Content-Encoding: nonce\0"u8]);
        var words = new byte[sealedWords.Length - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(nonce, sealedWords.AsSpan(..^TagLength), sealedWords.AsSpan(^TagLength..), words);
        // The last byte that is not zero ends the words.
        return Encoding.UTF8.GetString(words.AsSpan().TrimEnd((byte)0)[..^1]);
    }

    public void Dispose() => pair.Dispose();
}
