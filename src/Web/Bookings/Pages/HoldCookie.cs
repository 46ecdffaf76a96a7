namespace Visavis.Web.Bookings.Pages;

/// <summary>Remembers the slot a browser holds, so that pressing another gives it up.</summary>
internal static class HoldCookie
{
    private const string Name = "visavis-hold";

    public static Guid? Read(HttpRequest request) => Guid.TryParse(request.Cookies[Name], out var id) ? id : null;

    public static void Write(HttpResponse response, Hold hold) =>
        response.Cookies.Append(
            Name,
            hold.Id.ToString("N"),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
                Path = "/book",
                MaxAge = Hold.Lasts,
            }
        );
}
