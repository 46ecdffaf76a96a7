using Microsoft.Extensions.Primitives;

namespace Visavis.Web.Foundation.Forms;

/// <summary>What a form was answered, to be said again.</summary>
/// <param name="Person">Id of who sent it, null when signed out.</param>
internal sealed record FormAnswer(string? Person, int Status, string? Location, string? ContentType, string?[] Cookies, byte[] Body)
{
    /// <summary>
    /// Whether <paramref name="person"/> may have this answer: who sent the form; and since a form may begin or end a session,
    /// who was signed out then, and, as far as the way to the next page, who is signed out now.
    /// </summary>
    public bool IsFor(string? person) => Person == person || Person is null || (person is null && Location is not null);

    public async Task WriteAsync(HttpResponse response, string? person)
    {
        response.StatusCode = Status;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (person is not null || Person is null)
        {
            response.Headers.SetCookie = StringValues.Concat(response.Headers.SetCookie, Cookies);
        }

        response.ContentType = ContentType;
        await response.Body.WriteAsync(Body);
    }
}
