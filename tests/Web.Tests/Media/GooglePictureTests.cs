using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Tests.Accounts;

namespace Visavis.Web.Tests.Media;

/// <summary>The photo of a Google account, taken over when its owner asks, from one host and as a picture only.</summary>
public sealed class GooglePictureTests
{
    private const string Photo = "https://lh3.googleusercontent.com/a/ACg8ocK=s96-c";
    private const string Page = "/account/portrait";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_photo_is_fetched_once_asked_for_in_full_and_nothing_else_is_taken_for_it()
    {
        await using var google = await GoogleStandIn.StartAsync();
        google.ChangeClaims = claims => claims["picture"] = Photo;
        using var pictures = new Pictures();
        await using var app = HostWith(google, pictures);
        using var person = new PersonClient(app.StartOnPort());
        await GoogleJourney.SignInAsync(person);
        await GoogleJourney.WelcomeAsync(person);
        Assert.Empty(pictures.Asked);

        pictures.Answer = () => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("https://127.0.0.1/") } };
        await AssertNotTakenAsync(HttpStatusCode.ServiceUnavailable);
        pictures.Answer = () => Body(new byte[GooglePictures.MostBytes + 1]);
        await AssertNotTakenAsync(HttpStatusCode.ServiceUnavailable);
        pictures.Answer = () => throw new HttpRequestException("away");
        await AssertNotTakenAsync(HttpStatusCode.ServiceUnavailable);
        pictures.Answer = () => Body("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray());
        await AssertNotTakenAsync(HttpStatusCode.UnsupportedMediaType);
        pictures.Answer = () => Body(SamplePictures.Jpeg());
        var taken = await PressAsync();

        Assert.Equal($"{Page}#portrait", taken.Headers.Location?.OriginalString);
        Assert.All(pictures.Asked, address => Assert.Equal("https://lh3.googleusercontent.com/a/ACg8ocK=s480-c", address));
        var portrait = await app.WithDataAsync(db => db.Set<MemberPortrait>().SingleAsync(Token));
        var answer = await person.GetAsync(MemberPortrait.AddressOf(portrait.PictureId));
        Assert.Equal("image/webp", answer.Content.Headers.ContentType?.MediaType);

        async Task AssertNotTakenAsync(HttpStatusCode status)
        {
            Assert.Equal(status, (await PressAsync()).StatusCode);
            Assert.False(await app.WithDataAsync(db => db.Set<MemberPortrait>().AnyAsync(Token)));
        }

        Task<HttpResponseMessage> PressAsync() => person.PostFormAsync($"{Page}?handler=Google", Page);
    }

    [Theory]
    [InlineData("http://lh3.googleusercontent.com/a/x")]
    [InlineData("https://lh3.googleusercontent.com.evil.example/a/x")]
    [InlineData("https://lh3.googleusercontent.com@evil.example/a/x")]
    [InlineData("https://lh3.googleusercontent.com:8443/a/x")]
    [InlineData("https://127.0.0.1/a/x")]
    [InlineData("//lh3.googleusercontent.com/a/x")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_address_is_none(string? told) => Assert.Null(GooglePictureAddress.Read(told));

    [Fact]
    public async Task An_address_elsewhere_is_not_kept_and_the_button_is_not_there()
    {
        await using var google = await GoogleStandIn.StartAsync();
        google.ChangeClaims = claims => claims["picture"] = "https://evil.example/photo.jpg";
        using var pictures = new Pictures();
        await using var app = HostWith(google, pictures);
        using var person = new PersonClient(app.StartOnPort());
        await GoogleJourney.SignInAsync(person);
        await GoogleJourney.WelcomeAsync(person);

        Assert.DoesNotContain("handler=Google", await GoogleJourney.ReadAsync(await person.GetAsync(Page)), StringComparison.Ordinal);
        var pressed = await person.PostFormAsync($"{Page}?handler=Google", Page);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, pressed.StatusCode);
        Assert.Empty(pictures.Asked);
        Assert.False(await app.WithDataAsync(db => db.Set<GooglePicture>().AnyAsync(Token)));
    }

    [Fact]
    public void The_site_follows_no_redirect_and_carries_no_cookie()
    {
        using var handler = GooglePictures.NewHandler();

        Assert.Equal((false, false), (handler.AllowAutoRedirect, handler.UseCookies));
    }

    private static AppHost HostWith(GoogleStandIn google, Pictures pictures) =>
        AppHost.OnSqlite(
            "Production",
            google.Settings,
            services: services => services.AddHttpClient(GooglePictures.ClientName).ConfigurePrimaryHttpMessageHandler(() => pictures)
        );

    private static HttpResponseMessage Body(byte[] content) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    private sealed class Pictures : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public Func<HttpResponseMessage> Answer { get; set; } = () => new HttpResponseMessage(HttpStatusCode.NotFound);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.ToString());
            return Task.FromResult(Answer());
        }
    }
}
