using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Visavis.Web.Foundation.Forms;

/// <summary>Questions about a request that sends a form.</summary>
internal static class PostedForm
{
    public static string? Person(this HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Whether a page's form was sent by its button, as opposed to a script; what says neither is taken for the button.</summary>
    public static bool IsNavigation(this HttpRequest request) => request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate";

    /// <summary>The form, or null when there is none that could be read: whoever needs it later says why.</summary>
    public static async Task<IFormCollection?> TryReadFormAsync(this HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Everything that was sent and where to, in few bytes: the same form with other words in it is another form.</summary>
    public static async Task<byte[]> FingerprintAsync(this HttpRequest request, IFormCollection form)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.Path + request.QueryString);
        foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            foreach (var value in values)
            {
                Add(hash, value ?? "");
            }
        }

        foreach (var file in form.Files)
        {
            Add(hash, file.Name + file.FileName);
            await using var stream = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(stream, request.HttpContext.RequestAborted));
        }

        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
